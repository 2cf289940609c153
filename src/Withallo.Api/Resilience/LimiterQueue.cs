using System.Threading.RateLimiting;
using Withallo.Api.Calls;

namespace Withallo.Api.Resilience;

/// <summary>
/// A limiter of the user's, and a queue for one that has none: first come, first served. Only the first call in it asks again, so that the
/// limiter, perhaps behind a network, is asked no more often the more calls wait. During a pause nothing is asked for, and a permit that comes
/// is given back.
/// </summary>
internal sealed class LimiterQueue(RateLimiter limiter, PermitQueue pauses, AlloSettings settings)
{
    /// <summary>How soon a limiter that does not say when is asked again.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();

    private bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count == 0;
            }
        }
    }

    /// <summary>A permit if there is one right now and nobody waits for it.</summary>
    public RateLimitLease? TryAcquire() => IsEmpty && pauses.TryAcquire() ? Acquired(limiter.AttemptAcquire()) : null;

    /// <summary>Waits for a permit; <paramref name="since"/> is when the call began to wait.</summary>
    /// <exception cref="WithalloRateLimitException">There is none within <see cref="RateLimitOptions.QueueTimeout"/>.</exception>
    public async ValueTask<RateLimitLease> AcquireAsync(CallState call, long since, CancellationToken cancellationToken)
    {
        // A limiter that queues, in an order of its own, is asked by every call at once.
        if (IsEmpty && pauses.TryAcquire() && Acquired(await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false)) is { } lease)
        {
            if (pauses.TryAcquire())
            {
                return lease;
            }

            // It came during a pause. Kept until its end, all such permits would be used at once.
            lease.Dispose();
        }

        var place = Join();
        try
        {
            await place.Value.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            return await AskAsync(call, since, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or WithalloRateLimitException))
        {
            // Each in turn would find out the same, after a timeout each.
            FailAll(failure);
            throw;
        }
        finally
        {
            Leave(place);
        }
    }

    private async ValueTask<RateLimitLease> AskAsync(CallState call, long since, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!pauses.TryAcquire() && await pauses.AcquireAsync(settings.QueueTimeout - settings.Clock.GetElapsedTime(since), cancellationToken).ConfigureAwait(false) is { } pause)
            {
                throw Failures.QueueTimeout(call, settings.QueueTimeout, pause);
            }

            var lease = await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
            if (lease.IsAcquired && pauses.TryAcquire())
            {
                return lease;
            }

            var wait = RetryAfterOf(lease);
            lease.Dispose();
            if (settings.Clock.GetElapsedTime(since) + (wait ?? TimeSpan.Zero) >= settings.QueueTimeout)
            {
                throw Failures.QueueTimeout(call, settings.QueueTimeout, wait);
            }

            await Task.Delay(wait is { } stated && stated > TimeSpan.Zero ? stated : Poll, settings.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private LinkedListNode<TaskCompletionSource> Join()
    {
        lock (_lock)
        {
            var place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            _waiting.First!.Value.TrySetResult();
            return place;
        }
    }

    private void Leave(LinkedListNode<TaskCompletionSource> place)
    {
        lock (_lock)
        {
            _waiting.Remove(place);
            _waiting.First?.Value.TrySetResult();
        }
    }

    private void FailAll(Exception failure)
    {
        lock (_lock)
        {
            foreach (var waiting in _waiting)
            {
                waiting.TrySetException(failure);
                // Observed, even where the caller gave up in the meantime.
                _ = waiting.Task.Exception;
            }
        }
    }

    private static RateLimitLease? Acquired(RateLimitLease lease)
    {
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        return null;
    }

    /// <summary>.NET's limiters state a time span; those of RedisRateLimiting whole seconds, under a name of their own.</summary>
    private static TimeSpan? RetryAfterOf(RateLimitLease lease)
    {
        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            return wait;
        }

        return lease.TryGetMetadata("RATELIMIT_RETRYAFTER", out var seconds) && seconds is int stated ? TimeSpan.FromSeconds(stated) : null;
    }
}
