using Withallo.Json;

namespace Withallo.Api;

/// <summary>A message: the response to sending one, and a conversation's message, which may be inbound. Allo gives no id.</summary>
[AlloObject]
public sealed partial record SentSms : AlloObject
{
    /// <summary>The number that sent; null for a message under a sender ID.</summary>
    public string? FromNumber { get; set; }

    /// <summary>The sender ID; null for a message from a number.</summary>
    public string? SenderId { get; set; }

    /// <summary>The number that received.</summary>
    public string? ToNumber { get; set; }

    /// <summary>Which way the message went: Allo calls it <c>type</c> here.</summary>
    public Direction Type { get; set; }

    /// <summary>The text.</summary>
    public string? Content { get; set; }

    /// <summary>When it was sent (UTC).</summary>
    public DateTimeOffset? StartDate { get; set; }
}
