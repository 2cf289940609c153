using Polly.Timeout;
using Withallo.Api.Calls;

namespace Withallo.Api.Resilience;

/// <summary>Which failures are worth another attempt. docs/resilience.md has the whole table, and a test makes every row of it happen.</summary>
internal static class RetryRules
{
    /// <summary>Whether another attempt is allowed, worth it, and may begin in time.</summary>
    public static bool ShouldRetry(CallState call, Exception failure, AlloSettings settings)
    {
        var delay = StatedDelay(failure);
        return call.Retries < settings.MaxRetries && IsWorthRetrying(call, failure) && !(delay > settings.MaxDelay) && call.HasTimeFor(delay ?? TimeSpan.Zero);
    }

    /// <summary>How long Allo asked to wait. "Now" is no advice to a call that just failed: the backoff applies.</summary>
    public static TimeSpan? StatedDelay(Exception? failure) =>
        (failure as WithalloApiException)?.RetryAfter is { } delay && delay > TimeSpan.Zero ? delay : null;

    private static bool IsWorthRetrying(CallState call, Exception failure) => failure switch
    {
        // Nothing was sent, so even a message may be sent again.
        WithalloConnectionException { Refused: true } => true,
        WithalloConnectionException => call.MayRepeat,
        TimeoutRejectedException => call.Deadline == WithalloDeadline.Attempt && call.MayRepeat,
        WithalloTimeoutException => call.MayRepeat,
        // Allo refused before acting; a daily quota says so with Retryable = false.
        WithalloRateLimitException limit => limit.Retryable,
        // Refused for its timing, not for its content, whatever Allo's own flag says.
        WithalloConflictException { ErrorCode: "OTHER_TRANSACTION_IN_PROGRESS" or "DIALING_QUEUE_APPEND_CONFLICT" } when call.IsV2 => true,
        WithalloApiException error => error.Retryable && call.MayRepeat,
        _ => false,
    };
}
