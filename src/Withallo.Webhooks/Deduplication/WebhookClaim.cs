namespace Withallo.Webhooks;

/// <summary>What came of claiming an event before handling it.</summary>
public enum WebhookClaim
{
    /// <summary>It is yours: handle it, then complete or release it.</summary>
    Claimed,

    /// <summary>Another receiver is handling it, and may yet fail: have Allo send it again.</summary>
    InProgress,

    /// <summary>It has been handled: acknowledge it and do nothing.</summary>
    Completed,
}
