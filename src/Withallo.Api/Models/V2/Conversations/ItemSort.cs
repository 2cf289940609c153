using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>The order in which a search answers items. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<ItemSort>))]
public readonly record struct ItemSort : IOpenValue<ItemSort>
{
    private readonly string? _value;

    private ItemSort(string? value) => _value = value;

    /// <summary>Newest first, which is what Allo takes when nothing is said.</summary>
    public static ItemSort DateDesc { get; } = new("DATE_DESC");

    /// <summary>Oldest first.</summary>
    public static ItemSort DateAsc { get; } = new("DATE_ASC");

    /// <summary>Best match first; meant for searches with <see cref="ItemSearchRequest.Search"/>.</summary>
    public static ItemSort Relevance { get; } = new("RELEVANCE");

    /// <inheritdoc/>
    public static IReadOnlyList<ItemSort> Known { get; } = [DateDesc, DateAsc, Relevance];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static ItemSort From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator ItemSort(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
