using Withallo.Tests;

namespace Withallo.Api.Tests.Resilience;

/// <summary>
/// A clock on which short waits take no time: whoever sets a timer up to <paramref name="patience"/> has it fire at once, and the time
/// moves on by that much. Longer ones are deadlines: they pass when a test says so.
/// </summary>
internal sealed class ImpatientClock(TimeSpan patience) : TimeProvider
{
    private readonly ManualTimeProvider _manual = new();
    private readonly Lock _moving = new();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => _manual.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _manual.GetUtcNow();

    public override long GetTimestamp() => _manual.GetTimestamp();

    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HurriedTimer(this, _manual.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(dueTime, period);
        return timer;
    }

    private void MoveTo(DateTimeOffset time)
    {
        lock (_moving)
        {
            var by = time - GetUtcNow();
            _manual.Advance(by > TimeSpan.Zero ? by : TimeSpan.Zero);
        }
    }

    private sealed class HurriedTimer(ImpatientClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var due = clock.GetUtcNow() + dueTime;
            var changed = timer.Change(dueTime, period);
            if (dueTime >= TimeSpan.Zero && dueTime <= clock.Patience)
            {
                // Not at once: whoever sets the timer may hold a lock.
                ThreadPool.QueueUserWorkItem(_ => clock.MoveTo(due));
            }

            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }

    private TimeSpan Patience => patience;
}
