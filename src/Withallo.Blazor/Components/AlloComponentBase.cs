using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Withallo.Blazor;

/// <summary>A component that shows state of calls: it renders again when the state changes, and ends it when it goes away itself.</summary>
public abstract class AlloComponentBase : ComponentBase, IDisposable
{
    private readonly List<IObservableState> _used = [];
    private bool _isDisposed;

    /// <summary>
    /// The account: an <see cref="AlloQueries"/> that a component above cascades, else the injected one.
    /// </summary>
    protected AlloQueries Allo => Account ?? Services.GetRequiredService<AlloQueries>();

    [CascadingParameter]
    private AlloQueries? Account { get; set; }

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    /// <summary>Cancels what is under way.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Renders this component again whenever the state changes, and disposes the state with it:
    /// <c>_numbers = Use(Allo.Numbers());</c>
    /// </summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="state">The state.</param>
    /// <returns>The same.</returns>
    protected T Use<T>(T state)
        where T : IObservableState
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Changed += Render;
        _used.Add(state);
        return state;
    }

    /// <summary>Disposes a state before its time, such as the one of a detail that was closed.</summary>
    /// <param name="state">What <see cref="Use"/> was given; null: nothing happens.</param>
    protected void Release(IObservableState? state)
    {
        if (state is not null && _used.Remove(state))
        {
            state.Dispose();
        }
    }

    /// <summary>Disposes what the component uses; call it from an override.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _used.ForEach(static state => state.Dispose());
        }
    }

    /// <summary>Runs a callback of the application. What it throws is shown and logged: let through, it would end the circuit.</summary>
    private protected async Task<Exception?> TryAsync(Func<Task> callback)
    {
        try
        {
            await callback().ConfigureAwait(true);
            return null;
        }
        catch (OperationCanceledException)
        {
            // As in any event handler of Blazor.
            return null;
        }
#pragma warning disable CA1031 // Whatever the application's code throws.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ComponentLog.CallbackFailed(Services.GetService<ILoggerFactory>()?.CreateLogger("Withallo.Blazor") ?? NullLogger.Instance, exception, GetType().Name);
            return exception;
        }
    }

    private void Render() => _ = InvokeAsync(() =>
    {
        if (!_isDisposed)
        {
            StateHasChanged();
        }
    });
}
