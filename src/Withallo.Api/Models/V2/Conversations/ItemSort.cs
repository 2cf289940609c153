using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>The order in which a search returns items. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
[JsonConverter(typeof(StringEnumConverter<ItemSort>))]
public readonly partial record struct ItemSort : IStringEnum<ItemSort>
{
    /// <summary>Newest first, which is what Allo takes when nothing is said.</summary>
    public static partial ItemSort DateDesc { get; }

    /// <summary>Oldest first.</summary>
    public static partial ItemSort DateAsc { get; }

    /// <summary>Best match first; meant for searches with <see cref="ItemSearchRequest.Search"/>.</summary>
    public static partial ItemSort Relevance { get; }
}
