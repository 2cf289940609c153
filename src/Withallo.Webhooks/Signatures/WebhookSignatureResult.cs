namespace Withallo.Webhooks;

/// <summary>What the check of a signature found.</summary>
public enum WebhookSignatureResult
{
    /// <summary>The delivery is Allo's, unchanged and recent.</summary>
    Valid,

    /// <summary>The id, the timestamp or the signature is missing: v0 and v1 deliveries have none.</summary>
    MissingHeader,

    /// <summary>The timestamp is not a number of Unix seconds.</summary>
    InvalidTimestamp,

    /// <summary>The timestamp is further from now than the tolerance, in either direction: an old delivery played again, or a clock that is off.</summary>
    StaleTimestamp,

    /// <summary>No signature fits: the secret is another endpoint's, the body was changed on its way, or somebody else sent it.</summary>
    Mismatch,
}
