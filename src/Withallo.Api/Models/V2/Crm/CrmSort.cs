using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>The order in which a search of people, companies or deals returns. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
[JsonConverter(typeof(StringEnumConverter<CrmSort>))]
public readonly partial record struct CrmSort : IStringEnum<CrmSort>
{
    /// <summary>Latest first; what Allo takes when nothing is said. It does not say which date.</summary>
    public static partial CrmSort DateDesc { get; }

    /// <summary>Latest last.</summary>
    public static partial CrmSort DateAsc { get; }

    /// <summary>By name, A to Z.</summary>
    public static partial CrmSort NameAsc { get; }

    /// <summary>By name, Z to A.</summary>
    public static partial CrmSort NameDesc { get; }

    /// <summary>By creation, newest first.</summary>
    public static partial CrmSort CreatedDesc { get; }

    /// <summary>By creation, oldest first.</summary>
    public static partial CrmSort CreatedAsc { get; }
}
