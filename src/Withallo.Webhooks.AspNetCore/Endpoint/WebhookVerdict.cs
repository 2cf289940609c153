namespace Withallo.Webhooks.Endpoint;

/// <summary>What came of a delivery, in kinds that are counted apart.</summary>
internal enum WebhookVerdict
{
    /// <summary>Its handlers ran and succeeded.</summary>
    Handled,

    /// <summary>Acknowledged: there was nothing to do.</summary>
    Acknowledged,

    /// <summary>Acknowledged: its event had been handled before.</summary>
    Duplicate,

    /// <summary>Refused: something is wrong with the delivery, and sending it again would not help.</summary>
    Rejected,

    /// <summary>Not handled for a reason on this side: it is to be sent again.</summary>
    Failed,
}
