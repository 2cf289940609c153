using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Which kinds of items a search returns. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
[JsonConverter(typeof(StringEnumConverter<ItemTypeFilter>))]
public readonly partial record struct ItemTypeFilter : IStringEnum<ItemTypeFilter>
{
    /// <summary>Calls only.</summary>
    public static partial ItemTypeFilter Call { get; }

    /// <summary>Messages only.</summary>
    public static partial ItemTypeFilter Sms { get; }

    /// <summary>Both, which is what Allo takes when nothing is said.</summary>
    public static partial ItemTypeFilter All { get; }
}
