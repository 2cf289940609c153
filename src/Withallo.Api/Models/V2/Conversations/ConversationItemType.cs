using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What an item of a conversation is. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct ConversationItemType : IStringEnum<ConversationItemType>
{
    /// <summary>A call: see <see cref="ConversationItem.Call"/>.</summary>
    public static partial ConversationItemType Call { get; }

    /// <summary>A message of any kind, MMS and WhatsApp included: see <see cref="ConversationItem.Message"/>.</summary>
    public static partial ConversationItemType Sms { get; }
}
