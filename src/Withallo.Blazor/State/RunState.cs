namespace Withallo.Blazor;

/// <summary>What there is to show, in one piece: a render never sees half a change.</summary>
internal sealed record RunState<TData>(TData? Data = default, bool HasData = false, Exception? Error = null, bool IsRunning = false);
