using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Which kinds of items a search answers. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<ItemTypeFilter>))]
public readonly record struct ItemTypeFilter : IOpenValue<ItemTypeFilter>
{
    private readonly string? _value;

    private ItemTypeFilter(string? value) => _value = value;

    /// <summary>Calls only.</summary>
    public static ItemTypeFilter Call { get; } = new("CALL");

    /// <summary>Messages only.</summary>
    public static ItemTypeFilter Sms { get; } = new("SMS");

    /// <summary>Both, which is what Allo takes when nothing is said.</summary>
    public static ItemTypeFilter All { get; } = new("ALL");

    /// <inheritdoc/>
    public static IReadOnlyList<ItemTypeFilter> Known { get; } = [Call, Sms, All];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static ItemTypeFilter From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator ItemTypeFilter(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
