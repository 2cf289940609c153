using Withallo.Json;

namespace Withallo.Api;

/// <summary>A call or a message of a conversation, distinguished by <see cref="Type"/>.</summary>
[AlloObject]
public sealed partial record ConversationEntry : AlloObject
{
    /// <summary>Whether it is a call or a message; another value means an entry this SDK does not know.</summary>
    public ConversationEntryType Type { get; set; }

    /// <summary>The call, when it is one.</summary>
    public Call? Call { get; set; }

    /// <summary>The message, when it is one.</summary>
    public SentSms? Message { get; set; }
}
