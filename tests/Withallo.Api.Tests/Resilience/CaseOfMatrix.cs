namespace Withallo.Api.Tests.Resilience;

/// <summary>A row of the retry matrix: what goes wrong every time, how to make it happen, and what must come of it.</summary>
/// <param name="What">What goes wrong, as written in docs/resilience.md.</param>
/// <param name="Attempts">Attempts by kind of operation, with the default of three retries.</param>
/// <param name="Thrown">What the caller gets in the end.</param>
/// <param name="Respond">What the server does; null when no request reaches one.</param>
/// <param name="Transport">What carries the requests; null: the client's own connections.</param>
/// <param name="Scheme">How the server is spoken to.</param>
internal sealed record CaseOfMatrix(
    string What,
    (int Repeatable, int Idempotent, int Neither, int Sms) Attempts,
    Type Thrown,
    Func<ServedRequest, Wire, ImpatientClock, Task>? Respond = null,
    Func<SocketsHttpHandler>? Transport = null,
    string Scheme = "http")
{
    public int AttemptsOf(OperationKind kind) => kind switch
    {
        OperationKind.Repeatable => Attempts.Repeatable,
        OperationKind.Idempotent => Attempts.Idempotent,
        OperationKind.Sms => Attempts.Sms,
        _ => Attempts.Neither,
    };
}
