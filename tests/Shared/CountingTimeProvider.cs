using System.Collections.Concurrent;

namespace Withallo.Tests;

/// <summary>Counts the timers that wait to fire: how a test knows that the code under test has gone to sleep.</summary>
internal sealed class CountingTimeProvider : FakeTimeProvider
{
    private readonly ConcurrentDictionary<CountedTimer, bool> _pending = new();

    public CountingTimeProvider()
    {
    }

    public CountingTimeProvider(DateTimeOffset start)
        : base(start)
    {
    }

    public int PendingTimers => _pending.Count;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new CountedTimer(this);
        timer.Inner = base.CreateTimer(_ => timer.Fire(callback, state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class CountedTimer(CountingTimeProvider clock) : ITimer
    {
        public ITimer Inner { private get; set; } = null!;

        public void Fire(TimerCallback callback, object? state)
        {
            clock._pending.TryRemove(this, out _);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                clock._pending.TryRemove(this, out _);
            }
            else
            {
                clock._pending[this] = true;
            }

            return Inner.Change(dueTime, period);
        }

        public void Dispose()
        {
            clock._pending.TryRemove(this, out _);
            Inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
