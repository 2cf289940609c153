namespace Withallo.Webhooks;

/// <summary>The headers of a signed delivery (v2).</summary>
public static class WebhookHeaders
{
    /// <summary><c>webhook-id</c>: the id of the delivery, the same for every attempt.</summary>
    public const string Id = "webhook-id";

    /// <summary><c>webhook-timestamp</c>: when the attempt was made, in Unix seconds.</summary>
    public const string Timestamp = "webhook-timestamp";

    /// <summary><c>webhook-signature</c>: one or more signatures, with spaces between them.</summary>
    public const string Signature = "webhook-signature";
}
