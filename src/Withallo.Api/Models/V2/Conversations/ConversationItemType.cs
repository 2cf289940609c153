using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What an item of a conversation is. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<ConversationItemType>))]
public readonly record struct ConversationItemType : IOpenValue<ConversationItemType>
{
    private readonly string? _value;

    private ConversationItemType(string? value) => _value = value;

    /// <summary>A call: see <see cref="ConversationItem.Call"/>.</summary>
    public static ConversationItemType Call { get; } = new("CALL");

    /// <summary>A message of any kind, MMS and WhatsApp included: see <see cref="ConversationItem.Message"/>.</summary>
    public static ConversationItemType Sms { get; } = new("SMS");

    /// <inheritdoc/>
    public static IReadOnlyList<ConversationItemType> Known { get; } = [Call, Sms];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static ConversationItemType From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator ConversationItemType(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
