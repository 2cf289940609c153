using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api;

/// <summary>What an entry of a conversation is. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<ConversationEntryType>))]
public readonly record struct ConversationEntryType : IOpenValue<ConversationEntryType>
{
    private readonly string? _value;

    private ConversationEntryType(string? value) => _value = value;

    /// <summary>A call: see <see cref="ConversationEntry.Call"/>.</summary>
    public static ConversationEntryType Call { get; } = new("CALL");

    /// <summary>A message: see <see cref="ConversationEntry.Message"/>.</summary>
    public static ConversationEntryType TextMessage { get; } = new("TEXT_MESSAGE");

    /// <inheritdoc/>
    public static IReadOnlyList<ConversationEntryType> Known { get; } = [Call, TextMessage];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static ConversationEntryType From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator ConversationEntryType(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
