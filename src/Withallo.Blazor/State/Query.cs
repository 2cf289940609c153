using Withallo.Api;

namespace Withallo.Blazor;

/// <summary>
/// Something that is read, for a list or a detail view: keeps the last data while it reads anew, if wished again and again. It needs no
/// component, and is safe from any thread. It reads nothing before <see cref="RefreshAsync"/> is called.
/// </summary>
/// <typeparam name="TData">What is read.</typeparam>
public sealed class Query<TData> : IObservableState
{
    private readonly Lock _lock = new();
    private readonly Runner<TData> _runner = new(latestWins: true);
    private readonly Func<CancellationToken, Task<TData>> _load;
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _lifetime;
    private readonly Action? _disposed;
    private TimeSpan? _pollInterval;
    private bool _isDisposed;

    /// <summary>Creates a query that lives until it is disposed.</summary>
    /// <param name="load">Reads; its token is cancelled by a later run and by disposal.</param>
    /// <param name="timeProvider">The clock of <see cref="PollInterval"/>; null: the system's.</param>
    public Query(Func<CancellationToken, Task<TData>> load, TimeProvider? timeProvider = null)
        : this(load, timeProvider, CancellationToken.None)
    {
    }

    internal Query(Func<CancellationToken, Task<TData>> load, TimeProvider? timeProvider, CancellationToken lifetime, Action? disposed = null)
    {
        ArgumentNullException.ThrowIfNull(load);
        _load = load;
        _disposed = disposed;
        _timer = (timeProvider ?? TimeProvider.System).CreateTimer(
            static query => _ = ((Query<TData>)query!).PollAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _lifetime = lifetime.UnsafeRegister(static query => ((Query<TData>)query!).End(), this);
    }

    /// <inheritdoc/>
    public event Action? Changed
    {
        add => _runner.Changed += value;
        remove => _runner.Changed -= value;
    }

    /// <summary>What was read last; it stays while a run is under way and when one fails.</summary>
    public TData? Data => _runner.State.Data;

    /// <summary>Why the last run failed, to be shown with <see cref="AlloError"/>; null when it did not. It stays until a run succeeds.</summary>
    public Exception? Error => _runner.State.Error;

    /// <summary>Whether a run is under way.</summary>
    public bool IsLoading => _runner.State.IsRunning;

    /// <summary>
    /// How long after the end of a run the next one begins by itself; longer when Allo asked for it by <c>Retry-After</c>.
    /// </summary>
    /// <value><see langword="null"/>: only <see cref="RefreshAsync"/> reads.</value>
    /// <exception cref="ArgumentOutOfRangeException">The interval is not more than zero.</exception>
    public TimeSpan? PollInterval
    {
        get
        {
            lock (_lock)
            {
                return _pollInterval;
            }
        }

        set
        {
            if (value is { } interval)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
            }

            lock (_lock)
            {
                _pollInterval = value;
            }

            SetTimer();
        }
    }

    /// <summary>
    /// Reads anew. The latest run wins: one that is under way is cancelled. What goes wrong is in <see cref="Error"/>; this method throws
    /// nothing.
    /// </summary>
    /// <param name="cancellationToken">Cancels the run, which leaves everything as it was.</param>
    /// <returns>Whether this run's data arrived. False when it failed, was cancelled or superseded, and after disposal.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken = default)
    {
        var run = _runner.RunAsync(_load, cancellationToken);
        SetTimer();
        var succeeded = await run.ConfigureAwait(true);
        SetTimer();
        return succeeded;
    }

    /// <summary>Cancels what is under way. Nothing happens any more after that.</summary>
    public void Dispose()
    {
        _lifetime.Dispose();
        End();
    }

    /// <summary>Whether there is anything to see that another run would change.</summary>
    internal bool IsInUse => _runner.State is { HasData: true } or { IsRunning: true } or { Error: not null };

    private Task PollAsync() => IsLoading ? Task.CompletedTask : RefreshAsync();

    /// <summary>Counts from now to the next run, unless one is under way: its end counts anew.</summary>
    private void SetTimer()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            var state = _runner.State;
            var due = _pollInterval is not { } interval || state.IsRunning ? Timeout.InfiniteTimeSpan
                : state.Error is WithalloApiException { RetryAfter: { } wait } && wait > interval ? wait
                : interval;
            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    private void End()
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            _timer.Dispose();
        }

        _runner.Dispose();
        _disposed?.Invoke();
    }
}
