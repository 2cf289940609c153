using Withallo.Api.Declarative;

namespace Withallo.Api.Pipeline;

/// <summary>
/// The turns of one account: reads and writes of API v2 apart, as Allo counts them, by method (rest-v2.md §16 trap 21), and a pause of
/// everything when Allo says 429. One serves all clients of the account in the process; the options of the first one count.
/// </summary>
internal sealed class AccountLimiter(string account, RateLimitOptions options, TimeProvider clock)
{
    /// <summary>A stated limit above this is a quota of another kind, or a mistake.</summary>
    private const int HighestLimit = 1000;

    // Not by a digest of the key, which would make every cold start load the system's cryptography.
    private static readonly List<WeakReference<AccountLimiter>> Accounts = [];

    private readonly TurnQueue _v1 = new(0, options.QueueLimit, clock);
    private readonly TurnQueue _reads = new(options.Limiter is null ? options.ReadsPerSecond : 0, options.QueueLimit, clock);
    private readonly TurnQueue _writes = new(options.Limiter is null ? options.WritesPerSecond : 0, options.QueueLimit, clock);
    // A rate that the program chose is its share of the limit, perhaps among a fleet, and is never raised.
    private readonly int _mostReads = options.ReadsPerSecond == RateLimitOptions.AlloReadsPerSecond ? HighestLimit : options.ReadsPerSecond;
    private readonly int _mostWrites = options.WritesPerSecond == RateLimitOptions.AlloWritesPerSecond ? HighestLimit : options.WritesPerSecond;

    /// <summary>The limiter that every client of this account shares.</summary>
    public static AccountLimiter Of(WithalloOptions options)
    {
        var account = $"{options.BaseUrl}\n{options.V2BaseUrl}\n{ApiSettings.Key(options)}";
        lock (Accounts)
        {
            for (var i = Accounts.Count - 1; i >= 0; i--)
            {
                if (!Accounts[i].TryGetTarget(out var known))
                {
                    // Its clients are gone: a program that makes a client per customer must not remember them all, nor their keys.
                    Accounts.RemoveAt(i);
                }
                else if (known.IsFor(account, options.TimeProvider))
                {
                    return known;
                }
            }

            var limiter = new AccountLimiter(account, options.RateLimit, options.TimeProvider);
            Accounts.Add(new WeakReference<AccountLimiter>(limiter));
            return limiter;
        }
    }

    /// <summary>How many requests of the account wait for their turn.</summary>
    public int Waiting => _v1.Waiting + _reads.Waiting + _writes.Waiting;

    /// <summary>Takes a turn if there is one right now.</summary>
    public bool TryTake(Operation operation) => QueueOf(operation).TryTake();

    /// <summary>Waits for a turn; <see langword="false"/> when too many wait already.</summary>
    public Task<bool> WaitAsync(Operation operation, CancellationToken cancellationToken) => QueueOf(operation).WaitAsync(cancellationToken);

    /// <summary>Nobody of the account is let through for that long.</summary>
    public void PauseFor(TimeSpan time)
    {
        _v1.PauseFor(time);
        _reads.PauseFor(time);
        _writes.PauseFor(time);
    }

    /// <summary>Takes over what an answer of API v2 says the limit of its kind of request is.</summary>
    public void Learn(Operation operation, int? perSecond)
    {
        var isRead = operation.Method == HttpMethod.Get;
        Learn(readsPerSecond: isRead ? perSecond : null, writesPerSecond: isRead ? null : perSecond);
    }

    /// <summary>Takes over what <c>GET /v2/api/me</c> says; null says nothing.</summary>
    public void Learn(int? readsPerSecond, int? writesPerSecond)
    {
        Adjust(_reads, readsPerSecond, _mostReads);
        Adjust(_writes, writesPerSecond, _mostWrites);
    }

    private static void Adjust(TurnQueue queue, int? stated, int most)
    {
        if (stated is > 0 and <= HighestLimit)
        {
            queue.Resize(Math.Min(stated.Value, most));
        }
    }

    private bool IsFor(string other, TimeProvider otherClock) => account == other && clock == otherClock;

    private TurnQueue QueueOf(Operation operation) =>
        operation.Generation == ApiGeneration.V1 ? _v1 : operation.Method == HttpMethod.Get ? _reads : _writes;
}
