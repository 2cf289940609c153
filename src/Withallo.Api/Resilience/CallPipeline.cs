using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;
using Withallo.Api.Calls;
using Withallo.Api.Diagnostics;

namespace Withallo.Api.Resilience;

/// <summary>
/// The Polly pipeline of a client: retry, then rate limiter, then the timeout of one attempt. The total timeout is a budget in the call
/// state and not a strategy: a timer around the limiter would run while a call waits for its permit.
/// </summary>
internal static class CallPipeline
{
    public static ResiliencePipeline<HttpResponseMessage> Build(AlloSettings settings, AccountLimiter? limiter, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = settings.Clock };
        if (settings.MaxRetries > 0)
        {
            builder.AddRetry(Retry(settings, logger));
        }

        if (limiter is not null)
        {
            builder.AddRateLimiter(new RateLimiterStrategyOptions
            {
                RateLimiter = arguments => limiter.AcquireAsync(CallState.Of(arguments.Context), arguments.Context.CancellationToken),
            });
        }

        builder.AddTimeout(new TimeoutStrategyOptions
        {
            TimeoutGenerator = static arguments => new ValueTask<TimeSpan>(CallState.Of(arguments.Context).StartDeadline()),
        });
        return builder.Build();
    }

    private static RetryStrategyOptions<HttpResponseMessage> Retry(AlloSettings settings, ILogger logger) => new()
    {
        // The number of retries is the call's to count: see RetryRules.
        MaxRetryAttempts = int.MaxValue,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = settings.BaseDelay,
        MaxDelay = settings.MaxDelay,
        ShouldHandle = arguments => new ValueTask<bool>(
            arguments.Outcome.Exception is { } failure && RetryRules.ShouldRetry(CallState.Of(arguments.Context), failure, settings)),
        // Null leaves the delay to the backoff above.
        DelayGenerator = static arguments => new ValueTask<TimeSpan?>(RetryRules.StatedDelay(arguments.Outcome.Exception)),
        OnRetry = arguments =>
        {
            var call = CallState.Of(arguments.Context);
            if (!call.HasTimeFor(arguments.RetryDelay))
            {
                // A delay that does not fit is not begun: the failure is the outcome.
                ExceptionDispatchInfo.Throw(arguments.Outcome.Exception!);
            }

            // A 429 was certainly not acted upon: it is waited out while the budget lasts.
            call.Retries += arguments.Outcome.Exception is WithalloRateLimitException ? 0 : 1;
            CallTelemetry.Retrying(call, arguments.Outcome.Exception!, arguments.RetryDelay, logger);
            return default;
        },
    };
}
