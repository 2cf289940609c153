namespace Withallo.Api.Pipeline;

/// <summary>The clock of one attempt: whichever of its own time and the rest of the call's is shorter. It runs until the body is read.</summary>
internal sealed class AttemptDeadline : CancellationTokenSource
{
    private readonly CancellationTokenRegistration _callerCancels;

    private AttemptDeadline(WithalloDeadline kind, TimeSpan length, TimeProvider clock, CancellationToken callerToken)
        : base(length, clock)
    {
        Kind = kind;
        _callerCancels = callerToken.UnsafeRegister(static source => ((AttemptDeadline)source!).Cancel(), this);
    }

    /// <summary>Which of the two it is.</summary>
    public WithalloDeadline Kind { get; }

    public static AttemptDeadline Start(TimeSpan attempt, TimeSpan rest, TimeProvider clock, CancellationToken callerToken)
    {
        var restIsShorter = rest != Timeout.InfiniteTimeSpan && (attempt == Timeout.InfiniteTimeSpan || rest < attempt);
        return restIsShorter
            ? new AttemptDeadline(WithalloDeadline.Total, rest, clock, callerToken)
            : new AttemptDeadline(WithalloDeadline.Attempt, attempt, clock, callerToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _callerCancels.Dispose();
        }

        base.Dispose(disposing);
    }
}
