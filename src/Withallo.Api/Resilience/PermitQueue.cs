namespace Withallo.Api.Resilience;

/// <summary>
/// Lets a number of requests a second through: at once while there is room, then first come, first served, each as soon as the window
/// allows. On the client's clock; waiting is cancellable, and what cannot be served in time is refused at once.
/// </summary>
internal sealed class PermitQueue
{
    /// <summary>A little more than Allo's second, so that requests which catch up with each other on the way are not refused.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1020);

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private readonly ITimer _timer;
    private readonly Queue<long> _permits = new();
    private readonly int _afterPause;
    private int _perSecond;
    private long? _pausedUntil;
    private TimeSpan _spread;
    private int _restartRate;
    private long _restartedUntil;

    /// <param name="perSecond">Permits a second; 0: as many as are asked for, so that only a pause makes anyone wait.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="afterPause">
    /// The least permits a second, where there is no other limit, for those who waited for the end of a pause: all at once, most would meet the
    /// next 429. They are spread over ten times the pause, and ten seconds at most.
    /// </param>
    public PermitQueue(int perSecond, TimeProvider clock, int afterPause = 0)
    {
        _afterPause = afterPause;
        _clock = clock;
        _perSecond = perSecond;
        _timer = clock.CreateTimer(static queue => ((PermitQueue)queue!).LetThrough(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Permits a second as things are; 0: as many as are asked for.</summary>
    private int Rate => _perSecond > 0 ? _perSecond : _restartRate;

    /// <summary>Takes a permit if there is one right now and nobody waits for it.</summary>
    public bool TryAcquire()
    {
        lock (_lock)
        {
            if (_waiting.Count > 0 || UntilNextPermit() > TimeSpan.Zero)
            {
                return false;
            }

            TakePermit();
            return true;
        }
    }

    /// <summary>Waits for a permit; gives how long it would have taken when that is longer than allowed, and null when there is one.</summary>
    public async ValueTask<TimeSpan?> AcquireAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            var wait = UntilNextPermit() + (Rate > 0 ? Window * (_waiting.Count / Rate) : TimeSpan.Zero);
            if (wait > longest)
            {
                return wait;
            }

            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            if (_waiting.Count == 1)
            {
                Schedule();
            }
        }

        var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), place.Value);
        await using (registration.ConfigureAwait(false))
        {
            try
            {
                await place.Value.Task.ConfigureAwait(false);
                return null;
            }
            catch (OperationCanceledException)
            {
                lock (_lock)
                {
                    if (place.List is not null)
                    {
                        _waiting.Remove(place);
                    }
                }

                throw;
            }
        }
    }

    /// <summary>Nothing is let through for that long, whatever the window says.</summary>
    public void PauseFor(TimeSpan time)
    {
        lock (_lock)
        {
            var until = _clock.GetTimestamp() + (long)(time.TotalSeconds * _clock.TimestampFrequency);
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil ?? until;
            _spread = TimeSpan.FromSeconds(Math.Min(time.TotalSeconds * 10, 10));
            _restartRate = 0;
        }
    }

    /// <summary>Changes how many permits a second there are; those already taken count. A queue without a limit stays without.</summary>
    public void Resize(int perSecond)
    {
        lock (_lock)
        {
            if (_perSecond == 0 || perSecond == _perSecond)
            {
                return;
            }

            _perSecond = perSecond;
            if (_waiting.Count > 0)
            {
                Schedule();
            }
        }
    }

    private void LetThrough()
    {
        lock (_lock)
        {
            while (_waiting.First is { } first)
            {
                if (UntilNextPermit() > TimeSpan.Zero)
                {
                    Schedule();
                    return;
                }

                _waiting.RemoveFirst();
                // One who gave up in the meantime does not use up a permit.
                if (first.Value.TrySetResult())
                {
                    TakePermit();
                }
            }
        }
    }

    private void TakePermit()
    {
        if (Rate > 0)
        {
            _permits.Enqueue(_clock.GetTimestamp());
        }
    }

    /// <summary>How long there is certainly no permit: until a pause is over and the oldest permit leaves the window.</summary>
    private TimeSpan UntilNextPermit()
    {
        var now = _clock.GetTimestamp();
        if (_pausedUntil is { } until)
        {
            var pause = _clock.GetElapsedTime(now, until);
            if (pause > TimeSpan.Zero)
            {
                return pause;
            }

            _pausedUntil = null;
            Restart(now);
        }

        if (_restartRate > 0 && now >= _restartedUntil)
        {
            _restartRate = 0;
        }

        while (_permits.TryPeek(out var permit) && _clock.GetElapsedTime(permit, now) >= Window)
        {
            _permits.Dequeue();
        }

        if (Rate == 0 || _permits.Count < Rate)
        {
            return TimeSpan.Zero;
        }

        var window = Window - _clock.GetElapsedTime(_permits.Peek(), now);
        var restart = _restartRate > 0 ? _clock.GetElapsedTime(now, _restartedUntil) : window;
        return window < restart ? window : restart;
    }

    /// <summary>A pause is over: those who waited for it go one after the other.</summary>
    private void Restart(long now)
    {
        if (_perSecond == 0 && _afterPause > 0 && _waiting.Count > 0)
        {
            _restartRate = Math.Max(_afterPause, (int)Math.Ceiling(_waiting.Count / Math.Max(_spread.TotalSeconds, 0.001)));
            _restartedUntil = now + (long)(_spread.TotalSeconds * _clock.TimestampFrequency);
        }
    }

    private void Schedule()
    {
        // Timers count whole milliseconds and cut off the rest: one that is early would find no room and wait again.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, UntilNextPermit().TotalMilliseconds)));
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
