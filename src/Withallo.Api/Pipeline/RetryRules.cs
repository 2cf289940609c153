namespace Withallo.Api.Pipeline;

/// <summary>Which failures are worth another attempt. docs/resilience.md has the whole table, and a test makes every row of it happen.</summary>
internal static class RetryRules
{
    /// <summary>Whether the call may be tried again after its last attempt, time permitting.</summary>
    public static bool ShouldRetry(Exchange exchange) => exchange.Failure switch
    {
        // Nothing was sent, so even a message may be tried again.
        WithalloConnectionException { Refused: true } => true,
        WithalloConnectionException => exchange.MayRepeat,
        WithalloTimeoutException { Deadline: WithalloDeadline.Total } => false,
        WithalloTimeoutException => exchange.MayRepeat,
        // Allo refused before acting; a daily quota says so with Retryable = false.
        WithalloRateLimitException limit => limit.Retryable,
        // Refused for its timing, not for its content, whatever Allo's own flag says (rest-v2.md §16 trap 16).
        WithalloConflictException { ErrorCode: "OTHER_TRANSACTION_IN_PROGRESS" or "DIALING_QUEUE_APPEND_CONFLICT" }
            when exchange.Operation.Generation == ApiGeneration.V2 => true,
        WithalloApiException error => error.Retryable && exchange.MayRepeat,
        _ => false,
    };
}
