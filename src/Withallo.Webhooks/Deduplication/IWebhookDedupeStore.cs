namespace Withallo.Webhooks;

/// <summary>
/// Remembers which events have been handled, since Allo delivers at least once. An event is claimed before it is handled and
/// completed after, so that a receiver that fails or dies in between does not turn Allo's next attempt into a loss. Keys are
/// <see cref="WebhookEvent.DedupeKey"/>. Implementations are safe to use from several threads.
/// </summary>
public interface IWebhookDedupeStore
{
    /// <summary>Claims an event, if nobody holds it or has handled it. A claim lapses after a while, should its holder die.</summary>
    /// <param name="key">The event.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken);

    /// <summary>Notes that an event has been handled.</summary>
    /// <param name="key">The event.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask CompleteAsync(string key, CancellationToken cancellationToken);

    /// <summary>Gives a claim back because handling failed, so that Allo's next attempt is handled. A completed event stays completed.</summary>
    /// <param name="key">The event.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask ReleaseAsync(string key, CancellationToken cancellationToken);
}
