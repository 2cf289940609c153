namespace Withallo.Webhooks;

/// <summary>
/// Remembers handled events in this process: for a single receiver that may forget on a restart. It holds no more than
/// <c>capacity</c> events; when it is full, the oldest one is forgotten early, handled ones first.
/// </summary>
public sealed class InMemoryWebhookDedupeStore : IWebhookDedupeStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly int _capacity;
    private readonly TimeSpan _retention;
    private readonly TimeSpan _lease;
    private readonly TimeProvider _timeProvider;

    // Each in the order of their times, so that what lapses first stands in front.
    private readonly LinkedList<Entry> _claimed = new();
    private readonly LinkedList<Entry> _completed = new();

    /// <summary>Creates a store.</summary>
    /// <param name="capacity">How many events it remembers at most; 100,000 by default, some 20 MB.</param>
    /// <param name="retention">How long a handled event is remembered; 48 hours by default. Allo's last attempt comes 28 hours after the first.</param>
    /// <param name="lease">How long a claim holds without being completed or released; 1 minute by default.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number or a duration is not positive.</exception>
    public InMemoryWebhookDedupeStore(
        int capacity = 100_000, TimeSpan? retention = null, TimeSpan? lease = null, TimeProvider? timeProvider = null)
    {
        _capacity = capacity;
        _retention = retention ?? TimeSpan.FromHours(48);
        _lease = lease ?? TimeSpan.FromMinutes(1);
        _timeProvider = timeProvider ?? TimeProvider.System;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_retention, TimeSpan.Zero, nameof(retention));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_lease, TimeSpan.Zero, nameof(lease));
    }

    /// <summary>How many events it remembers right now.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<WebhookClaim>(cancellationToken);
        }

        lock (_lock)
        {
            RemoveLapsed();
            if (_entries.TryGetValue(key, out var known))
            {
                return ValueTask.FromResult(known.List == _completed ? WebhookClaim.Completed : WebhookClaim.InProgress);
            }

            Add(key, _claimed);
            return ValueTask.FromResult(WebhookClaim.Claimed);
        }
    }

    /// <inheritdoc/>
    public ValueTask CompleteAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        lock (_lock)
        {
            RemoveLapsed();
            Remove(key);
            Add(key, _completed);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var known) && known.List == _claimed)
            {
                Remove(key);
            }
        }

        return ValueTask.CompletedTask;
    }

    private void Add(string key, LinkedList<Entry> list)
    {
        if (_entries.Count == _capacity)
        {
            Remove((_completed.First ?? _claimed.First)!.Value.Key);
        }

        _entries[key] = list.AddLast(new Entry(key, _timeProvider.GetTimestamp()));
    }

    private void Remove(string key)
    {
        if (_entries.Remove(key, out var known))
        {
            known.List!.Remove(known);
        }
    }

    private void RemoveLapsed()
    {
        RemoveOlderThan(_lease, _claimed);
        RemoveOlderThan(_retention, _completed);
    }

    private void RemoveOlderThan(TimeSpan age, LinkedList<Entry> list)
    {
        while (list.First is { } oldest && _timeProvider.GetElapsedTime(oldest.Value.Time) >= age)
        {
            Remove(oldest.Value.Key);
        }
    }

    private readonly record struct Entry(string Key, long Time);
}
