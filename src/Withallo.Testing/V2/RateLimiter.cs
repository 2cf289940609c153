namespace Withallo.Testing.V2;

/// <summary>
/// Counts the requests of each second of the clock, reads and writes apart (docs/allo-api/limits.md#requests-a-second). What Allo's second begins
/// with is documented nowhere.
/// </summary>
internal sealed class RateLimiter(TimeProvider clock, SandboxRateLimits limits)
{
    private readonly Lock _lock = new();
    private long _second;
    private int _reads;
    private int _writes;

    public SandboxRateLimits Limits
    {
        get
        {
            lock (_lock)
            {
                return field;
            }
        }

        set
        {
            lock (_lock)
            {
                field = value;
                (_reads, _writes) = (0, 0);
            }
        }
    } = limits;

    /// <summary>Counts a request of that method; false when it is one too many.</summary>
    public bool TrySpend(string method)
    {
        lock (_lock)
        {
            StartSecond();
            ref var used = ref UsedBy(method);
            if (used >= LimitOf(method))
            {
                return false;
            }

            used++;
            return true;
        }
    }

    /// <summary>The limit of that method, what is left of it, and when it starts anew in Unix seconds; null when there is none.</summary>
    public (int Limit, int Remaining, long Reset)? Look(string method)
    {
        lock (_lock)
        {
            StartSecond();
            return LimitOf(method) is { } limit ? (limit, Math.Max(0, limit - UsedBy(method)), _second + 1) : null;
        }
    }

    private void StartSecond()
    {
        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        if (second != _second)
        {
            _second = second;
            (_reads, _writes) = (0, 0);
        }
    }

    private ref int UsedBy(string method) => ref method == "GET" ? ref _reads : ref _writes;

    private int? LimitOf(string method) => method == "GET" ? Limits.ReadsPerSecond : Limits.WritesPerSecond;
}
