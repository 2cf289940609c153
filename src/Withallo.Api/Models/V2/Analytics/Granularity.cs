using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>How long each point of a time series is. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
[JsonConverter(typeof(StringEnumConverter<Granularity>))]
public readonly partial record struct Granularity : IStringEnum<Granularity>
{
    /// <summary>A day, which is what Allo takes when nothing is said.</summary>
    public static partial Granularity Day { get; }

    /// <summary>A week.</summary>
    public static partial Granularity Week { get; }

    /// <summary>A month.</summary>
    public static partial Granularity Month { get; }
}
