namespace Withallo.Webhooks;

/// <summary>
/// Handles the events that carry a <typeparamref name="TPayload"/>, whatever their topic: <see cref="SmsReceivedPayload"/>, for one,
/// comes with two. A class may handle several payloads. It is made anew for each delivery, in a scope of its own, unless it is
/// registered otherwise.
/// </summary>
/// <typeparam name="TPayload">What the events carry, such as <see cref="V2.CallCompletedPayload"/>.</typeparam>
public interface IWebhookHandler<TPayload>
{
    /// <summary>
    /// Handles an event. Once it and all other handlers of the event return, Allo gets 200; when one throws, 500, and Allo sends
    /// the event again, to all of them.
    /// </summary>
    /// <param name="e">The event.</param>
    /// <param name="ct">
    /// Cancelled when <see cref="WithalloWebhooksOptions.HandlerTimeout"/> has passed. Not when Allo hangs up: work under way is worth
    /// finishing, and is then remembered as handled.
    /// </param>
    Task HandleAsync(WebhookEvent<TPayload> e, CancellationToken ct);
}
