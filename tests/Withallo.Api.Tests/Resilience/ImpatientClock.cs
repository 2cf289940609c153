namespace Withallo.Api.Tests.Resilience;

/// <summary>
/// A clock on which short waits take no time: whoever sets a timer up to <paramref name="patience"/> has it fire at once, and the time
/// moves on by that much. Longer ones are deadlines: they pass when a test says so.
/// </summary>
internal sealed class ImpatientClock(TimeSpan patience) : FakeTimeProvider(new DateTimeOffset(2026, 4, 21, 12, 0, 0, TimeSpan.Zero))
{
    private readonly Lock _moving = new();

    private TimeSpan Patience => patience;

    public new void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HurriedTimer(this, base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(dueTime, period);
        return timer;
    }

    private void MoveTo(DateTimeOffset time)
    {
        lock (_moving)
        {
            var now = GetUtcNow();
            SetUtcNow(time > now ? time : now);
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
}
