using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo;

/// <summary>What kind of message it is; its direction is another member. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<MessageType>))]
public readonly record struct MessageType : IOpenValue<MessageType>
{
    private readonly string? _value;

    private MessageType(string? value) => _value = value;

    /// <summary>Text.</summary>
    public static MessageType Sms { get; } = new("SMS");

    /// <summary>Text or media, as a multimedia message.</summary>
    public static MessageType Mms { get; } = new("MMS");

    /// <summary>A WhatsApp message (API v2 only).</summary>
    public static MessageType WhatsApp { get; } = new("WHATSAPP");

    /// <inheritdoc/>
    public static IReadOnlyList<MessageType> Known { get; } = [Sms, Mms, WhatsApp];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static MessageType From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator MessageType(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
