namespace Withallo.Api.Tests.Resilience;

/// <summary>An operation of Allo's API as an interface declares it, and a call of it that passes the checks of the client.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path with its placeholders.</param>
/// <param name="Kind">What decides whether it is tried again.</param>
/// <param name="ReadsBody">Whether its response is deserialized.</param>
/// <param name="CallAsync">Calls it; every text of its path and query is the given one.</param>
internal sealed record ApiOperation(
    HttpMethod Method,
    string Template,
    OperationKind Kind,
    bool ReadsBody,
    Func<WithalloClient, string, RequestOptions?, CancellationToken, Task> CallAsync)
{
    public string Name => $"{Method} {Template}";

    public override string ToString() => Name;
}
