namespace Withallo.Blazor;

/// <summary>Runs one call at a time and keeps what came of the last one. What queries and mutations have in common; safe from any thread.</summary>
/// <param name="latestWins">
/// Whether a run cancels the one before it and keeps its data meanwhile, as a query does; otherwise it is the running one that is
/// returned, and a new one begins with nothing.
/// </param>
internal sealed class Runner<TData>(bool latestWins) : IDisposable
{
    private readonly Lock _lock = new();
    private volatile RunState<TData> _state = new();
    private Run? _current;
    private bool _isDisposed;

    public event Action? Changed;

    public RunState<TData> State => _state;

    /// <summary>Runs a call. The task never fails: it is true when this run's data arrived, false when it failed, was cancelled or superseded.</summary>
    public Task<bool> RunAsync(Func<CancellationToken, Task<TData>> call, CancellationToken cancellationToken)
    {
        var run = new Run();
        Run? before;
        lock (_lock)
        {
            if (_isDisposed || cancellationToken.IsCancellationRequested)
            {
                return Task.FromResult(false);
            }

            before = _current;
            if (before is not null && !latestWins)
            {
                return before.Completion.Task;
            }

            _current = run;
            _state = latestWins ? _state with { IsRunning = true } : new RunState<TData>(IsRunning: true);
        }

        before?.Abandon();
        Changed?.Invoke();
        _ = ExecuteAsync(run, call, cancellationToken);
        return run.Completion.Task;
    }

    /// <summary>Cancels what is under way and forgets everything.</summary>
    public void Reset()
    {
        Run? before;
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            before = _current;
            _current = null;
            _state = new RunState<TData>();
        }

        before?.Abandon();
        Changed?.Invoke();
    }

    public void Dispose()
    {
        Run? before;
        lock (_lock)
        {
            _isDisposed = true;
            before = _current;
            _current = null;
            _state = _state with { IsRunning = false };
            Changed = null;
        }

        before?.Abandon();
    }

    // Continues where the caller was, so that in a component the state changes between two renders.
    private async Task ExecuteAsync(Run run, Func<CancellationToken, Task<TData>> call, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(static run => ((Run)run!).Cancel(), run);
        try
        {
            var data = await call(run.Token).ConfigureAwait(true);
            End(run, _ => new RunState<TData>(data, HasData: true), succeeded: true);
        }
        catch (OperationCanceledException) when (run.Token.IsCancellationRequested)
        {
            End(run, static state => state with { IsRunning = false }, succeeded: false);
        }
#pragma warning disable CA1031 // Whatever goes wrong is shown by the component: thrown in an event handler, it would end the circuit.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            End(run, state => state with { IsRunning = false, Error = exception }, succeeded: false);
        }
    }

    private void End(Run run, Func<RunState<TData>, RunState<TData>> next, bool succeeded)
    {
        lock (_lock)
        {
            if (_current != run)
            {
                return;
            }

            _current = null;
            _state = next(_state);
        }

        try
        {
            Changed?.Invoke();
        }
        finally
        {
            run.Completion.TrySetResult(succeeded);
        }
    }

    // Never disposed: it has no timer, and a late Cancel must not throw.
    private sealed class Run : CancellationTokenSource
    {
        public TaskCompletionSource<bool> Completion { get; } = new();

        public void Abandon()
        {
            Cancel();
            Completion.TrySetResult(false);
        }
    }
}
