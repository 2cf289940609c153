namespace Withallo.Webhooks;

/// <summary>
/// Stores deliveries, so that Allo gets its response before their handlers run: what is stored is not lost when a handler fails or the process
/// dies. Whoever stores them also has them dispatched until an outcome says that they are done:
/// <see cref="WebhookProcessor.DispatchAsync(AcceptedDelivery, CancellationToken)"/>.
/// </summary>
public interface IWebhookInbox
{
    /// <summary>Stores a delivery durably.</summary>
    /// <param name="delivery">The delivery. Its <see cref="AcceptedDelivery.Key"/> is stored once; without one it is always new.</param>
    /// <param name="cancellationToken">
    /// Cancelled after 5 seconds. Allo then gets 503 and sends the delivery again, so one that is stored all the same is found by its key.
    /// </param>
    /// <returns><see langword="true"/> when it is stored now, <see langword="false"/> when its key has been stored before.</returns>
    ValueTask<bool> StoreAsync(AcceptedDelivery delivery, CancellationToken cancellationToken);
}
