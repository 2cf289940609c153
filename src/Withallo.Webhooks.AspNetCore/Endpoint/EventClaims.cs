using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Withallo.Webhooks.Diagnostics;

namespace Withallo.Webhooks.Endpoint;

/// <summary>An endpoint's dealings with the dedupe store, which may be anybody's: slow, failing or gone. Nothing here throws.</summary>
internal sealed class EventClaims(IWebhookDedupeStore store, string endpoint, TimeProvider clock, ILogger logger)
{
    private const int MaxKeyLength = 256;

    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Claims an event; when it is not to be handled now, the claim carries the answer.</summary>
    public async Task<EventClaim> ClaimAsync(Delivery delivery, string eventKey)
    {
        var key = StoredKey(eventKey);
        using var timeout = new CancellationTokenSource(StoreTimeout, clock);
        try
        {
            return await store.ClaimAsync(key, timeout.Token).ConfigureAwait(false) switch
            {
                WebhookClaim.Claimed => new EventClaim(key),
                WebhookClaim.Completed => new EventClaim(key, WebhookAnswer.Duplicate),
                _ => new EventClaim(key, WebhookAnswer.InProgress),
            };
        }
#pragma warning disable CA1031 // A store is anybody's: whatever fails, nothing is handled that may have been handled before.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            WebhookLog.ClaimFailed(logger, exception, delivery.LoggedId);
            return new EventClaim(key, WebhookAnswer.DedupeUnavailable);
        }
    }

    /// <summary>Notes that the event has been handled; without a key there is nothing to note.</summary>
    public async Task CompleteAsync(Delivery delivery, string? key)
    {
        if (key is null)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(StoreTimeout, clock);
        try
        {
            await store.CompleteAsync(key, timeout.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The work is done, whatever the store says: asking Allo to send it again would only do it twice.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            WebhookLog.CompleteFailed(logger, exception, delivery.LoggedId);
        }
    }

    /// <summary>Gives the event free for Allo's next attempt.</summary>
    public async Task ReleaseAsync(Delivery delivery, string? key)
    {
        if (key is null)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(StoreTimeout, clock);
        try
        {
            await store.ReleaseAsync(key, timeout.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The claim lapses by itself.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            WebhookLog.ReleaseFailed(logger, exception, delivery.LoggedId);
        }
    }

    /// <summary>The event's key, apart from those of other endpoints, and short whatever the sender put into it.</summary>
    private string StoredKey(string eventKey)
    {
        var key = endpoint.Length == 0 ? eventKey : $"{endpoint}/{eventKey}";
        return key.Length <= MaxKeyLength ? key : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}
