using System.Collections.Concurrent;

namespace Withallo.Webhooks.Processing;

/// <summary>
/// Stands in for a dedupe store where there is none: it remembers nothing, but keeps an event's handlers from running twice at once, as
/// when they outlive their time and the event is dispatched again.
/// </summary>
internal sealed class RunningEvents : IWebhookDedupeStore
{
    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);

    public ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_running.TryAdd(key, true) ? WebhookClaim.Claimed : WebhookClaim.InProgress);

    public ValueTask CompleteAsync(string key, CancellationToken cancellationToken) => ReleaseAsync(key, cancellationToken);

    public ValueTask ReleaseAsync(string key, CancellationToken cancellationToken)
    {
        _running.TryRemove(key, out _);
        return ValueTask.CompletedTask;
    }
}
