namespace Withallo.Webhooks.Processing;

/// <summary>A processor's dealings with the dedupe store, which may be anybody's: slow, failing or gone. Nothing here throws.</summary>
internal sealed class EventClaims(IWebhookDedupeStore store, TimeProvider clock, IWebhookHost host)
{
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(5);

    // What is in memory never waits, and a timer for it would cost more than the call.
    private readonly bool _neverWaits = store is InMemoryWebhookDedupeStore or RunningEvents;

    /// <summary>Claims an event; when it is not to be handled now, that is the outcome.</summary>
    public async Task<WebhookOutcome?> ClaimAsync(DeliveryRecord record, string key)
    {
        using var timeout = StartTimeout();
        try
        {
            // A store that does not heed its token must not hold up the response; what it then claims lapses by itself.
            var claim = store.ClaimAsync(key, Token(timeout));
            return (claim.IsCompletedSuccessfully ? claim.Result : await claim.AsTask().WaitAsync(Token(timeout)).ConfigureAwait(false)) switch
            {
                WebhookClaim.Claimed => null,
                WebhookClaim.Completed => WebhookOutcome.Duplicate,
                _ => WebhookOutcome.InProgress,
            };
        }
#pragma warning disable CA1031 // A store is anybody's: whatever fails, nothing is handled that may have been handled before.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            host.Log(WebhookLogEvent.ClaimFailed, new(record.LoggedId, Exception: exception));
            return WebhookOutcome.DedupeUnavailable.With(exception: exception);
        }
    }

    /// <summary>Notes that the event has been handled; without a key there is nothing to note.</summary>
    public async Task CompleteAsync(DeliveryRecord record, string? key)
    {
        if (key is null)
        {
            return;
        }

        using var timeout = StartTimeout();
        try
        {
            await store.CompleteAsync(key, Token(timeout)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The work is done, whatever the store says: asking Allo to send it again would only do it twice.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            host.Log(WebhookLogEvent.CompleteFailed, new(record.LoggedId, Exception: exception));
        }
    }

    /// <summary>Releases the event for Allo's next attempt.</summary>
    public async Task ReleaseAsync(DeliveryRecord record, string? key)
    {
        if (key is null)
        {
            return;
        }

        using var timeout = StartTimeout();
        try
        {
            await store.ReleaseAsync(key, Token(timeout)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The claim lapses by itself.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            host.Log(WebhookLogEvent.ReleaseFailed, new(record.LoggedId, Exception: exception));
        }
    }

    private CancellationTokenSource? StartTimeout() => _neverWaits ? null : new CancellationTokenSource(StoreTimeout, clock);

    private static CancellationToken Token(CancellationTokenSource? timeout) => timeout?.Token ?? CancellationToken.None;
}
