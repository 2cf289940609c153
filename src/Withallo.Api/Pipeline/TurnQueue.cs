namespace Withallo.Api.Pipeline;

/// <summary>
/// Lets a number of requests a second through: at once while there is room, then first come, first served, each as soon as the window
/// allows. On the caller's clock; waiting is cancellable, and the queue has an end.
/// </summary>
internal sealed class TurnQueue
{
    /// <summary>A little more than Allo's second, so that requests which catch up with each other on the way are not refused.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1020);

    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly int _queueLimit;
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private readonly ITimer _timer;
    private readonly Queue<long> _turns = new();
    private int _perSecond;
    private long? _pausedUntil;

    /// <param name="perSecond">Turns a second; 0: as many as there are, so that only a pause makes anyone wait.</param>
    /// <param name="queueLimit">How many may wait.</param>
    /// <param name="clock">The clock.</param>
    public TurnQueue(int perSecond, int queueLimit, TimeProvider clock)
    {
        _clock = clock;
        _queueLimit = queueLimit;
        _perSecond = perSecond;
        _timer = clock.CreateTimer(static queue => ((TurnQueue)queue!).LetThrough(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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

    /// <summary>Takes a turn if there is one right now and nobody waits for it.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            if (_waiting.Count > 0 || UntilNextTurn() > TimeSpan.Zero)
            {
                return false;
            }

            TakeTurn();
            return true;
        }
    }

    /// <summary>Waits for a turn; <see langword="false"/> when the queue is full.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (_waiting.Count >= _queueLimit)
            {
                return false;
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
                return true;
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

    /// <summary>Nobody is let through for that long, whatever the window says.</summary>
    public void PauseFor(TimeSpan time)
    {
        lock (_lock)
        {
            var until = _clock.GetTimestamp() + (long)(time.TotalSeconds * _clock.TimestampFrequency);
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil ?? until;
        }
    }

    /// <summary>Changes how many turns a second there are; those already taken count. A queue without a limit stays without.</summary>
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
                if (UntilNextTurn() > TimeSpan.Zero)
                {
                    Schedule();
                    return;
                }

                _waiting.RemoveFirst();
                // One who gave up in the meantime does not use up a turn.
                if (first.Value.TrySetResult())
                {
                    TakeTurn();
                }
            }
        }
    }

    private void TakeTurn()
    {
        if (_perSecond > 0)
        {
            _turns.Enqueue(_clock.GetTimestamp());
        }
    }

    /// <summary>How long there is certainly no turn: until a pause is over and the oldest turn leaves the window.</summary>
    private TimeSpan UntilNextTurn()
    {
        if (_pausedUntil is null && (_perSecond == 0 || _turns.Count < _perSecond))
        {
            return TimeSpan.Zero;
        }

        var now = _clock.GetTimestamp();
        var pause = TimeSpan.Zero;
        if (_pausedUntil is { } until)
        {
            pause = _clock.GetElapsedTime(now, until);
            _pausedUntil = pause > TimeSpan.Zero ? until : null;
        }

        while (_turns.TryPeek(out var turn) && _clock.GetElapsedTime(turn, now) >= Window)
        {
            _turns.Dequeue();
        }

        var window = _perSecond > 0 && _turns.Count >= _perSecond ? Window - _clock.GetElapsedTime(_turns.Peek(), now) : TimeSpan.Zero;
        return window > pause ? window : pause;
    }

    private void Schedule()
    {
        // Timers count whole milliseconds and cut off the rest: one that is early would find no room and wait again.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, UntilNextTurn().TotalMilliseconds)));
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
