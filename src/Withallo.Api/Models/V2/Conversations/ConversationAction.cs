using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// What can be done to a conversation. Doing it twice does no more than doing it once.
/// A string enum: see <see cref="IStringEnum{TSelf}"/>.
/// </summary>
[AlloStringEnum]
[JsonConverter(typeof(StringEnumConverter<ConversationAction>))]
public readonly partial record struct ConversationAction : IStringEnum<ConversationAction>
{
    /// <summary>Marks everything as read.</summary>
    public static partial ConversationAction Read { get; }

    /// <summary>Marks it as unread.</summary>
    public static partial ConversationAction Unread { get; }

    /// <summary>Archives it, which also marks everything as read.</summary>
    public static partial ConversationAction Archive { get; }

    /// <summary>Brings it back from the archive.</summary>
    public static partial ConversationAction Unarchive { get; }
}
