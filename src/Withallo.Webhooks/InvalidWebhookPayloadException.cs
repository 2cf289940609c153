namespace Withallo.Webhooks;

/// <summary>The body of a webhook cannot be read. Nothing of the body is in the message.</summary>
/// <param name="reason">Why.</param>
/// <param name="message">Why.</param>
/// <param name="bytePosition">Where in the body, in bytes, if it is about a place.</param>
public sealed class InvalidWebhookPayloadException(InvalidWebhookPayloadReason reason, string message, long? bytePosition = null)
    : WithalloException(message)
{
    /// <summary>Why.</summary>
    public InvalidWebhookPayloadReason Reason { get; } = reason;

    /// <summary>Where in the body, counted in bytes from 0; <see langword="null"/> when it is not about a place.</summary>
    public long? BytePosition { get; } = bytePosition;
}
