namespace Withallo.Webhooks;

/// <summary>Handles the events that no other handler is registered for, be their topic unknown to this SDK or merely of no interest.</summary>
public interface IWebhookFallbackHandler
{
    /// <summary>Handles an event, as <see cref="IWebhookHandler{TPayload}.HandleAsync"/>.</summary>
    /// <param name="e">The event.</param>
    /// <param name="ct">Cancelled when <see cref="WithalloWebhooksOptions.HandlerTimeout"/> has passed.</param>
    Task HandleAsync(WebhookEvent e, CancellationToken ct);
}
