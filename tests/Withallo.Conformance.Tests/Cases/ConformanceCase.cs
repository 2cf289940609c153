using Withallo.Api;

namespace Withallo.Conformance.Tests;

/// <summary>How an operation is called through the client.</summary>
/// <param name="OperationId">The operation, by the document's name.</param>
/// <param name="Returns">What the method returns; null: nothing.</param>
/// <param name="Minimal">The call with what is required.</param>
/// <param name="Full">Calls that together set everything: several where values exclude each other.</param>
internal sealed record ConformanceCase(
    string OperationId,
    Type? Returns,
    Func<WithalloClient, Task<object?>> Minimal,
    IReadOnlyList<Func<WithalloClient, Task<object?>>> Full)
{
    public static IReadOnlyList<ConformanceCase> All { get; } = [.. V1Cases.All, .. V2Cases.All];

    /// <summary>An operation that returns something. Without full calls it has nothing to set beyond the required.</summary>
    public static ConformanceCase Of<T>(
        string operationId, Func<WithalloClient, Task<T>> minimal, params IReadOnlyList<Func<WithalloClient, Task<T>>> full)
    {
        return new(operationId, typeof(T), Boxed(minimal), [.. (full.Count == 0 ? [minimal] : full).Select(Boxed)]);

        static Func<WithalloClient, Task<object?>> Boxed(Func<WithalloClient, Task<T>> call) => async client => await call(client);
    }

    /// <summary>An operation that returns nothing.</summary>
    public static ConformanceCase Silent(
        string operationId, Func<WithalloClient, Task> minimal, params IReadOnlyList<Func<WithalloClient, Task>> full)
    {
        return new(operationId, null, Boxed(minimal), [.. (full.Count == 0 ? [minimal] : full).Select(Boxed)]);

        static Func<WithalloClient, Task<object?>> Boxed(Func<WithalloClient, Task> call) => async client =>
        {
            await call(client);
            return null;
        };
    }

    public override string ToString() => OperationId;
}
