using Withallo.Json;

namespace Withallo.Api;

/// <summary>What an entry of a conversation is. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct ConversationEntryType : IStringEnum<ConversationEntryType>
{
    /// <summary>A call: see <see cref="ConversationEntry.Call"/>.</summary>
    public static partial ConversationEntryType Call { get; }

    /// <summary>A message: see <see cref="ConversationEntry.Message"/>.</summary>
    public static partial ConversationEntryType TextMessage { get; }
}
