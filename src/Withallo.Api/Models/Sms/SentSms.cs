using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api;

/// <summary>A message: the answer to sending one, and a conversation's message, which may be inbound (rest-v1.md §5.2). Allo gives no id.</summary>
public sealed record SentSms
{
    /// <summary>The number that sent; null for a message under a sender ID.</summary>
    public string? FromNumber { get; set; }

    /// <summary>The sender ID; null for a message from a number.</summary>
    public string? SenderId { get; set; }

    /// <summary>The number that received.</summary>
    public string? ToNumber { get; set; }

    /// <summary>Which way the message went: Allo calls it <c>type</c> here (rest-v1.md §8 trap 14).</summary>
    public Direction Type { get; set; }

    /// <summary>The text.</summary>
    public string? Content { get; set; }

    /// <summary>When it was sent (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? StartDate { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Type = ").Append(Type.Value);
        return true;
    }
}
