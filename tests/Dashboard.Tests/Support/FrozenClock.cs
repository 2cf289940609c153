namespace Dashboard.Tests.Support;

/// <summary>A clock that stands still; its timers run all the same.</summary>
internal sealed class FrozenClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
