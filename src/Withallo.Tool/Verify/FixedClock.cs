namespace Withallo.Tool;

/// <summary>A clock that stands still, for a signature that is to be checked whatever its age.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
