using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api;

/// <summary>What happened between a contact and the team. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<ContactActivityType>))]
public readonly record struct ContactActivityType : IOpenValue<ContactActivityType>
{
    private readonly string? _value;

    private ContactActivityType(string? value) => _value = value;

    /// <summary>The contact called.</summary>
    public static ContactActivityType InboundCall { get; } = new("INBOUND_CALL");

    /// <summary>The team called.</summary>
    public static ContactActivityType OutboundCall { get; } = new("OUTBOUND_CALL");

    /// <summary>The contact wrote.</summary>
    public static ContactActivityType InboundSms { get; } = new("INBOUND_SMS");

    /// <summary>The team wrote.</summary>
    public static ContactActivityType OutboundSms { get; } = new("OUTBOUND_SMS");

    /// <inheritdoc/>
    public static IReadOnlyList<ContactActivityType> Known { get; } = [InboundCall, OutboundCall, InboundSms, OutboundSms];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static ContactActivityType From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator ContactActivityType(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
