using System.Threading.RateLimiting;
using Withallo.Api.Calls;
using Withallo.Api.Diagnostics;

namespace Withallo.Api.Resilience;

/// <summary>
/// The permits of one account: reads and writes of API v2 apart, as Allo counts them, by method, and a pause of everything when Allo
/// responds 429. One for each registered name or <c>new</c> client.
/// </summary>
internal sealed class AccountLimiter
{
    /// <summary>A stated limit above this is a quota of another kind, or a mistake.</summary>
    private const int HighestLimit = 1000;

    private readonly AlloSettings _settings;
    private readonly PermitQueue _v1;
    private readonly PermitQueue _reads;
    private readonly PermitQueue _writes;
    private readonly LimiterQueue? _readLimiter;
    private readonly LimiterQueue? _writeLimiter;
    private readonly int _mostReads;
    private readonly int _mostWrites;

    public AccountLimiter(AlloSettings settings)
    {
        _settings = settings;
        _v1 = new PermitQueue(0, settings.Clock, afterPause: settings.WritesPerSecond);
        _reads = new PermitQueue(settings.Reads is null ? settings.ReadsPerSecond : 0, settings.Clock);
        _writes = new PermitQueue(settings.Writes is null ? settings.WritesPerSecond : 0, settings.Clock);
        _readLimiter = settings.Reads is null ? null : new LimiterQueue(settings.Reads, _reads, settings);
        _writeLimiter = settings.Writes is null ? null : new LimiterQueue(settings.Writes, _writes, settings);
        // A rate that the program chose is its share of the limit, perhaps among a fleet, and is never raised.
        _mostReads = settings.ReadsPerSecond == RateLimitOptions.AlloReadsPerSecond ? HighestLimit : settings.ReadsPerSecond;
        _mostWrites = settings.WritesPerSecond == RateLimitOptions.AlloWritesPerSecond ? HighestLimit : settings.WritesPerSecond;
    }

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
        var lease = limiter is null ? queue.TryAcquire() ? Permit.Instance : null : limiter.TryAcquire();
        return lease is null ? WaitAsync(call, queue, limiter, cancellationToken) : new ValueTask<RateLimitLease>(lease);
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

    private async ValueTask<RateLimitLease> WaitAsync(CallState call, PermitQueue queue, LimiterQueue? limiter, CancellationToken cancellationToken)
    {
        var since = _settings.Clock.GetTimestamp();
        try
        {
            if (limiter is not null)
            {
                return await limiter.AcquireAsync(call, since, cancellationToken).ConfigureAwait(false);
            }

            return await queue.AcquireAsync(_settings.QueueTimeout, cancellationToken).ConfigureAwait(false) is { } wait
                ? throw Failures.QueueTimeout(call, _settings.QueueTimeout, wait)
                : Permit.Instance;
        }
        finally
        {
            var waited = _settings.Clock.GetElapsedTime(since);
            call.Queued += waited;
            WithalloTelemetry.LimiterWait.Record(waited.TotalSeconds, CallTelemetry.TemplateTag(call));
        }
    }

    private PermitQueue QueueOf(CallState call) => !call.IsV2 ? _v1 : call.IsRead ? _reads : _writes;

    private LimiterQueue? LimiterOf(CallState call) => !call.IsV2 ? null : call.IsRead ? _readLimiter : _writeLimiter;

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
