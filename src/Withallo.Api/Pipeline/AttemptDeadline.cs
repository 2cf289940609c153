namespace Withallo.Api.Pipeline;

/// <summary>The clock of one attempt: whichever of its own time and the rest of the call's is shorter. It runs until the body is read.</summary>
internal sealed class AttemptDeadline : CancellationTokenSource
{
    private readonly CancellationTokenRegistration _callerCancels;
    private readonly TimeSpan _length;

    private AttemptDeadline(WithalloDeadline kind, TimeSpan length, TimeProvider clock, CancellationToken callerToken)
        : base(length, clock)
    {
        Kind = kind;
        _length = length;
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

    /// <summary>Starts the clock anew: for what may take long but must not stand still.</summary>
    public void Restart() => CancelAfter(_length);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _callerCancels.Dispose();
        }

        base.Dispose(disposing);
    }
}
