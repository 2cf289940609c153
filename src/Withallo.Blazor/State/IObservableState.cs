namespace Withallo.Blazor;

/// <summary>State of a call that a component shows: a <see cref="Mutation{TArgs, TData}"/>, <see cref="Query{TData}"/> or <see cref="PagedQuery{TRequest, TRow}"/>.</summary>
public interface IObservableState : IDisposable
{
    /// <summary>
    /// The state is another one: render again, with <c>InvokeAsync(StateHasChanged)</c>, since it may come from any thread.
    /// <see cref="AlloComponentBase.Use"/> does that.
    /// </summary>
    event Action? Changed;
}
