using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Withallo.Api.Declarative;

namespace Withallo.Api.Pipeline;

/// <summary>
/// The turns of one account: reads and writes of API v2 apart, as Allo counts them, by method (rest-v2.md §16 trap 21), and a pause of
/// everything when Allo says 429. One serves all clients of the account in the process; the options of the first one count.
/// </summary>
internal sealed class AccountLimiter(RateLimitOptions options, TimeProvider clock)
{
    private static readonly ConcurrentDictionary<(string Account, TimeProvider Clock), WeakReference<AccountLimiter>> _accounts = new();

    private readonly TurnQueue _v1 = new(0, options.QueueLimit, clock);
    private readonly TurnQueue _reads = new(options.Limiter is null ? options.ReadsPerSecond : 0, options.QueueLimit, clock);
    private readonly TurnQueue _writes = new(options.Limiter is null ? options.WritesPerSecond : 0, options.QueueLimit, clock);

    /// <summary>The limiter that every client of this account shares.</summary>
    public static AccountLimiter Of(WithalloOptions options)
    {
        // The key itself is not kept: a digest tells accounts apart as well.
        var account = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{options.V2BaseUrl}\n{options.ApiKey?.Trim()}")));
        while (true)
        {
            var shared = _accounts.GetOrAdd(
                (account, options.TimeProvider), static (key, limits) => new WeakReference<AccountLimiter>(new AccountLimiter(limits, key.Clock)), options.RateLimit);
            if (shared.TryGetTarget(out var limiter))
            {
                return limiter;
            }

            _accounts.TryRemove(KeyValuePair.Create((account, options.TimeProvider), shared));
        }
    }

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

    /// <summary>Takes over what Allo says the limit of an operation's kind is.</summary>
    public void Learn(Operation operation, int perSecond) => QueueOf(operation).Resize(perSecond);

    /// <summary>Takes over what <c>GET /v2/api/me</c> says.</summary>
    public void Learn(int readsPerSecond, int writesPerSecond)
    {
        _reads.Resize(readsPerSecond);
        _writes.Resize(writesPerSecond);
    }

    private TurnQueue QueueOf(Operation operation) =>
        operation.Generation == ApiGeneration.V1 ? _v1 : operation.Method == HttpMethod.Get ? _reads : _writes;
}
