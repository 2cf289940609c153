using System.Collections.Concurrent;

namespace Withallo.Webhooks.AspNetCore.Tests.Support;

/// <summary>A store that notes what it is asked, and fails when told to.</summary>
internal sealed class RecordingStore : IWebhookDedupeStore
{
    private readonly InMemoryWebhookDedupeStore _store = new();
    private readonly ConcurrentQueue<string> _calls = new();

    public IReadOnlyCollection<string> Calls => _calls;

    public string? FailsOn { get; init; }

    public ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken)
    {
        Note("claim", key);
        return _store.ClaimAsync(key, cancellationToken);
    }

    public ValueTask CompleteAsync(string key, CancellationToken cancellationToken)
    {
        Note("complete", key);
        return _store.CompleteAsync(key, cancellationToken);
    }

    public ValueTask ReleaseAsync(string key, CancellationToken cancellationToken)
    {
        Note("release", key);
        return _store.ReleaseAsync(key, cancellationToken);
    }

    private void Note(string call, string key)
    {
        _calls.Enqueue($"{call} {key}");
        if (FailsOn == call)
        {
            throw new TimeoutException("The store is away.");
        }
    }
}
