using System.Diagnostics.CodeAnalysis;

namespace Withallo.Blazor;

/// <summary>
/// A call that changes something, for a button or a form: runs once at a time, and keeps what came of it. It needs no component, and is
/// safe from any thread.
/// </summary>
/// <typeparam name="TArgs">What the call takes.</typeparam>
/// <typeparam name="TData">What the call returns.</typeparam>
public sealed class Mutation<TArgs, TData> : IObservableState
{
    private readonly Runner<TData> _runner = new(latestWins: false);
    private readonly Func<TArgs, CancellationToken, Task<TData>> _call;
    private readonly CancellationTokenRegistration _lifetime;

    /// <summary>Creates a mutation that lives until it is disposed.</summary>
    /// <param name="call">The call; its token is cancelled by <see cref="Reset"/> and disposal.</param>
    public Mutation(Func<TArgs, CancellationToken, Task<TData>> call)
        : this(call, CancellationToken.None)
    {
    }

    internal Mutation(Func<TArgs, CancellationToken, Task<TData>> call, CancellationToken lifetime)
    {
        ArgumentNullException.ThrowIfNull(call);
        _call = call;
        _lifetime = lifetime.UnsafeRegister(static runner => ((Runner<TData>)runner!).Dispose(), _runner);
    }

    /// <inheritdoc/>
    public event Action? Changed
    {
        add => _runner.Changed += value;
        remove => _runner.Changed -= value;
    }

    /// <summary>What the last run returned; nothing while one is pending, and after one that failed.</summary>
    public TData? Data => _runner.State.Data;

    /// <summary>Why the last run failed, to be shown with <see cref="AlloError"/>; null when it did not. A cancelled run is no error.</summary>
    public Exception? Error => _runner.State.Error;

    /// <summary>Whether a run is under way.</summary>
    public bool IsPending => _runner.State.IsRunning;

    /// <summary>Whether the last run succeeded.</summary>
    [MemberNotNullWhen(true, nameof(Data))]
    public bool IsSuccess => _runner.State.HasData;

    /// <summary>Whether the last run failed.</summary>
    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsError => Error is not null;

    /// <summary>
    /// Runs the call. While a run is pending, another one is not begun: its task is returned, whatever the arguments. What the call throws
    /// is in <see cref="Error"/>; this method throws nothing, so an event handler may simply await it.
    /// </summary>
    /// <param name="args">What the call takes.</param>
    /// <param name="cancellationToken">Cancels the run; Allo may have acted all the same. That of a run which was not begun does nothing.</param>
    /// <returns>Whether the run succeeded. False when it failed or was cancelled, and after disposal.</returns>
    public Task<bool> RunAsync(TArgs args, CancellationToken cancellationToken = default) =>
        _runner.RunAsync(token => _call(args, token), cancellationToken);

    /// <summary>Cancels a pending run, and forgets data and error.</summary>
    public void Reset() => _runner.Reset();

    /// <summary>Cancels a pending run. Nothing happens any more after that.</summary>
    public void Dispose()
    {
        _lifetime.Dispose();
        _runner.Dispose();
    }
}
