using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// What can be done to a conversation. Doing it twice does no more than doing it once.
/// Open: see <see cref="IOpenValue{TSelf}"/>.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<ConversationAction>))]
public readonly record struct ConversationAction : IOpenValue<ConversationAction>
{
    private readonly string? _value;

    private ConversationAction(string? value) => _value = value;

    /// <summary>Marks everything as read.</summary>
    public static ConversationAction Read { get; } = new("READ");

    /// <summary>Marks it as unread.</summary>
    public static ConversationAction Unread { get; } = new("UNREAD");

    /// <summary>Archives it, which also marks everything as read.</summary>
    public static ConversationAction Archive { get; } = new("ARCHIVE");

    /// <summary>Brings it back from the archive.</summary>
    public static ConversationAction Unarchive { get; } = new("UNARCHIVE");

    /// <inheritdoc/>
    public static IReadOnlyList<ConversationAction> Known { get; } = [Read, Unread, Archive, Unarchive];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static ConversationAction From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator ConversationAction(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
