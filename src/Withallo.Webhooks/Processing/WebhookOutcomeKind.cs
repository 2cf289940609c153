namespace Withallo.Webhooks;

/// <summary>What came of a delivery, in kinds that a host treats alike.</summary>
public enum WebhookOutcomeKind
{
    /// <summary>Its handlers ran and succeeded.</summary>
    Handled,

    /// <summary>Acknowledged: there was nothing to do.</summary>
    Acknowledged,

    /// <summary>Acknowledged: its event had been handled, or stored, before.</summary>
    Duplicate,

    /// <summary>Acknowledged: it is stored, and its handlers run later.</summary>
    Stored,

    /// <summary>Not taken: something is wrong with the delivery, and sending it again as it is would not help.</summary>
    Rejected,

    /// <summary>Not handled, for a reason on this side: it is to be sent again.</summary>
    Failed,
}
