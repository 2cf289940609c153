namespace Withallo.Benchmarks.Support;

/// <summary>A benchmark may run longer than a signature is fresh.</summary>
public sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
