using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api;

/// <summary>A call or a message of a conversation, told apart by <see cref="Type"/> (rest-v1.md §4.5).</summary>
public sealed record ConversationEntry
{
    /// <summary>Whether it is a call or a message; another word means an entry this SDK does not know.</summary>
    public ConversationEntryType Type { get; set; }

    /// <summary>The call, when it is one.</summary>
    public Call? Call { get; set; }

    /// <summary>The message, when it is one.</summary>
    public SentSms? Message { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Type = ").Append(Type.Value);
        return true;
    }
}
