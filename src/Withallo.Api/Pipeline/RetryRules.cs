namespace Withallo.Api.Pipeline;

/// <summary>Which failures are worth another attempt. Generated into docs/resilience.md as a table by a test.</summary>
internal static class RetryRules
{
    /// <summary>Whether the call may be tried again after its last attempt, time permitting.</summary>
    public static bool ShouldRetry(Exchange exchange) => exchange.Failure switch
    {
        // Nothing was sent, so even a message may be tried again; a name that does not resolve is not worth that risk of surprise.
        WithalloConnectionException { RequestWasSent: false, Refused: true } => true,
        WithalloConnectionException => exchange.MayRepeat,
        WithalloTimeoutException { Deadline: WithalloDeadline.Total } => false,
        WithalloTimeoutException => exchange.MayRepeat,
        // Allo refused before acting; a daily quota says so with Retryable = false.
        WithalloRateLimitException limit => limit.Retryable,
        // Refused for its timing, not for its content, whatever Allo's own flag says (rest-v2.md §16 trap 16).
        WithalloConflictException conflict => conflict.Retryable,
        WithalloApiException error => error.Retryable && exchange.MayRepeat,
        _ => false,
    };
}
