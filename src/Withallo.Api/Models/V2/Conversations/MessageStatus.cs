using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>How far a message has come. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<MessageStatus>))]
public readonly record struct MessageStatus : IOpenValue<MessageStatus>
{
    private readonly string? _value;

    private MessageStatus(string? value) => _value = value;

    /// <summary>It waits to be sent.</summary>
    public static MessageStatus Pending { get; } = new("PENDING");

    /// <summary>It was sent.</summary>
    public static MessageStatus Sent { get; } = new("SENT");

    /// <summary>It arrived.</summary>
    public static MessageStatus Delivered { get; } = new("DELIVERED");

    /// <summary>It could not be delivered.</summary>
    public static MessageStatus Failed { get; } = new("FAILED");

    /// <inheritdoc/>
    public static IReadOnlyList<MessageStatus> Known { get; } = [Pending, Sent, Delivered, Failed];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static MessageStatus From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator MessageStatus(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
