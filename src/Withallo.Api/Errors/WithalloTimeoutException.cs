namespace Withallo.Api;

/// <summary>
/// A deadline of ours passed: never the caller's cancellation, which stays an <see cref="OperationCanceledException"/>.
/// Allo may have acted all the same.
/// </summary>
public sealed class WithalloTimeoutException : WithalloCallException
{
    /// <summary>Creates the exception; public so that a fake can throw it.</summary>
    /// <param name="message">What went wrong, without personal data.</param>
    /// <param name="deadline">Which clock ran out.</param>
    /// <param name="timeout">How long it was.</param>
    /// <param name="innerException">What was cancelled.</param>
    public WithalloTimeoutException(string message, WithalloDeadline deadline, TimeSpan timeout, Exception? innerException = null)
        : base(message, innerException)
    {
        Deadline = deadline;
        Timeout = timeout;
    }

    /// <summary>Which clock ran out.</summary>
    public WithalloDeadline Deadline { get; }

    /// <summary>How long it was.</summary>
    public TimeSpan Timeout { get; }
}
