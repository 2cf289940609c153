using System.Threading.RateLimiting;
using Withallo.Api.Calls;
using Withallo.Api.Diagnostics;

namespace Withallo.Api.Resilience;

/// <summary>
/// The permits of one account: reads and writes of API v2 apart, as Allo counts them, by method, and a pause of everything when Allo
/// responds 429. One for each registered name or <c>new</c> client.
/// </summary>
internal sealed class AccountLimiter(AlloSettings settings)
{
    /// <summary>A stated limit above this is a quota of another kind, or a mistake.</summary>
    private const int HighestLimit = 1000;

    /// <summary>How soon a user's limiter that refuses without saying when is asked again.</summary>
    private static readonly TimeSpan DefaultPoll = TimeSpan.FromMilliseconds(100);

    private readonly PermitQueue _v1 = new(0, settings.Clock, afterPause: settings.WritesPerSecond);
    private readonly PermitQueue _reads = new(settings.Reads is null ? settings.ReadsPerSecond : 0, settings.Clock);
    private readonly PermitQueue _writes = new(settings.Writes is null ? settings.WritesPerSecond : 0, settings.Clock);
    // A rate that the program chose is its share of the limit, perhaps among a fleet, and is never raised.
    private readonly int _mostReads = settings.ReadsPerSecond == RateLimitOptions.AlloReadsPerSecond ? HighestLimit : settings.ReadsPerSecond;
    private readonly int _mostWrites = settings.WritesPerSecond == RateLimitOptions.AlloWritesPerSecond ? HighestLimit : settings.WritesPerSecond;

    /// <summary>How many requests of the account wait for a permit.</summary>
    public int Waiting => _v1.Waiting + _reads.Waiting + _writes.Waiting;

    /// <summary>A permit for one attempt; waits for it if need be, within <see cref="RateLimitOptions.QueueTimeout"/>.</summary>
    /// <exception cref="WithalloRateLimitException">There is none in that time; nothing was sent.</exception>
    public ValueTask<RateLimitLease> AcquireAsync(CallState call, CancellationToken cancellationToken)
    {
        if (!call.IsForAllo)
        {
            return new ValueTask<RateLimitLease>(Permit.Instance);
        }

        var queue = QueueOf(call);
        var limiter = LimiterOf(call);
        if (!queue.TryAcquire())
        {
            return WaitAsync(call, queue, limiter, cancellationToken);
        }

        if (limiter is null)
        {
            return new ValueTask<RateLimitLease>(Permit.Instance);
        }

        var lease = limiter.AttemptAcquire();
        if (lease.IsAcquired)
        {
            return new ValueTask<RateLimitLease>(lease);
        }

        lease.Dispose();
        return WaitAsync(call, queue: null, limiter, cancellationToken);
    }

    /// <summary>Nothing of the account is sent for that long.</summary>
    public void PauseFor(TimeSpan time)
    {
        _v1.PauseFor(time);
        _reads.PauseFor(time);
        _writes.PauseFor(time);
    }

    /// <summary>Takes over what a response of API v2 says the limit of its kind of request is.</summary>
    public void Learn(CallState call, int? perSecond) =>
        Learn(readsPerSecond: call.IsRead ? perSecond : null, writesPerSecond: call.IsRead ? null : perSecond);

    /// <summary>Takes over what <c>GET /v2/api/me</c> says; null says nothing.</summary>
    public void Learn(int? readsPerSecond, int? writesPerSecond)
    {
        Adjust(_reads, readsPerSecond, _mostReads);
        Adjust(_writes, writesPerSecond, _mostWrites);
    }

    private static void Adjust(PermitQueue queue, int? stated, int most)
    {
        if (stated is > 0 and <= HighestLimit)
        {
            queue.Resize(Math.Min(stated.Value, most));
        }
    }

    private async ValueTask<RateLimitLease> WaitAsync(CallState call, PermitQueue? queue, RateLimiter? limiter, CancellationToken cancellationToken)
    {
        var since = settings.Clock.GetTimestamp();
        try
        {
            if (queue is not null && await queue.AcquireAsync(settings.QueueTimeout, cancellationToken).ConfigureAwait(false) is { } wait)
            {
                throw Failures.QueueTimeout(call, settings.QueueTimeout, wait);
            }

            return limiter is null ? Permit.Instance : await AcquireAsync(call, limiter, since, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            var waited = settings.Clock.GetElapsedTime(since);
            call.Queued += waited;
            WithalloTelemetry.LimiterWait.Record(waited.TotalSeconds, CallTelemetry.TemplateTag(call));
        }
    }

    /// <summary>Asks a limiter of the user's until it gives a permit: not every limiter queues.</summary>
    private async ValueTask<RateLimitLease> AcquireAsync(CallState call, RateLimiter limiter, long since, CancellationToken cancellationToken)
    {
        while (true)
        {
            var lease = await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
            if (lease.IsAcquired)
            {
                return lease;
            }

            var wait = RetryAfterOf(lease);
            lease.Dispose();
            if (settings.Clock.GetElapsedTime(since) + (wait ?? TimeSpan.Zero) >= settings.QueueTimeout)
            {
                throw Failures.QueueTimeout(call, settings.QueueTimeout, wait);
            }

            await Task.Delay(wait is { } stated && stated > TimeSpan.Zero ? stated : DefaultPoll, settings.Clock, cancellationToken).ConfigureAwait(false);
        }
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

    private PermitQueue QueueOf(CallState call) => !call.IsV2 ? _v1 : call.IsRead ? _reads : _writes;

    private RateLimiter? LimiterOf(CallState call) => !call.IsV2 ? null : call.IsRead ? settings.Reads : settings.Writes;

    /// <summary>A permit that nothing needs to be given back for.</summary>
    private sealed class Permit : RateLimitLease
    {
        public static Permit Instance { get; } = new();

        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
