using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What a number of the account can do. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<NumberCapability>))]
public readonly record struct NumberCapability : IOpenValue<NumberCapability>
{
    private readonly string? _value;

    private NumberCapability(string? value) => _value = value;

    /// <summary>Calls.</summary>
    public static NumberCapability Voice { get; } = new("VOICE");

    /// <summary>Text messages.</summary>
    public static NumberCapability Sms { get; } = new("SMS");

    /// <summary>Multimedia messages.</summary>
    public static NumberCapability Mms { get; } = new("MMS");

    /// <inheritdoc/>
    public static IReadOnlyList<NumberCapability> Known { get; } = [Voice, Sms, Mms];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static NumberCapability From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator NumberCapability(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
