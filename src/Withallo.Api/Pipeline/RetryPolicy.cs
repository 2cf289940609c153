using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Withallo.Api.Diagnostics;

namespace Withallo.Api.Pipeline;

/// <summary>
/// Tries a failed call again, with Polly. It is entered only once a first attempt has failed, so a call that succeeds pays nothing
/// for it, and a program that never fails never loads Polly.
/// </summary>
internal sealed class RetryPolicy(ApiSettings settings, ILogger logger)
{
    /// <summary>Allo forgets an idempotency key after an hour, and would then act again (errors-limits-auth.md §9 trap 8).</summary>
    private static readonly TimeSpan LongestUseOfKey = TimeSpan.FromMinutes(50);

    // Two threads may build one each, and either will do.
    private ResiliencePipeline<Exchange> Pipeline => field ??= Build();

    /// <summary>Whether another attempt is allowed, worth it, and may begin in time.</summary>
    public bool ShouldRetry(Exchange exchange) =>
        RetryRules.ShouldRetry(exchange)
        && !(exchange.RetryAfter > settings.MaxDelay)
        && FitsIn(exchange, exchange.RetryAfter ?? TimeSpan.Zero);

    /// <summary>Goes on after a first failed attempt.</summary>
    public async Task ContinueAsync(Exchange exchange, Func<Exchange, CancellationToken, ValueTask> attempt, CancellationToken cancellationToken) =>
        await Pipeline.ExecuteAsync(
            static async (state, token) =>
            {
                // The first attempt was made before Polly was called.
                if (state.First)
                {
                    state.First = false;
                }
                else
                {
                    await state.Attempt(state.Exchange, token).ConfigureAwait(false);
                }

                return state.Exchange;
            },
            new Continuation(exchange, attempt),
            cancellationToken).ConfigureAwait(false);

    private bool FitsIn(Exchange exchange, TimeSpan wait) =>
        settings.FitsIn(exchange, wait)
        && (exchange.IdempotencyKey is null || settings.Elapsed(exchange) + wait < LongestUseOfKey);

    private ResiliencePipeline<Exchange> Build()
    {
        var builder = new ResiliencePipelineBuilder<Exchange> { TimeProvider = settings.Clock };
        builder.AddRetry(new RetryStrategyOptions<Exchange>
        {
            MaxRetryAttempts = settings.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = settings.BaseDelay,
            MaxDelay = settings.MaxDelay,
            ShouldHandle = args => new ValueTask<bool>(args.Outcome.Result is { } exchange && ShouldRetry(exchange)),
            // Null leaves the delay to the backoff above.
            DelayGenerator = static args => new ValueTask<TimeSpan?>(args.Outcome.Result!.RetryAfter),
            OnRetry = args =>
            {
                var exchange = args.Outcome.Result!;
                if (!FitsIn(exchange, args.RetryDelay))
                {
                    throw exchange.Failure!;
                }

                CallTelemetry.Retrying(exchange, args.RetryDelay, logger);
                return default;
            },
        });
        return builder.Build();
    }

    private sealed class Continuation(Exchange exchange, Func<Exchange, CancellationToken, ValueTask> attempt)
    {
        public Exchange Exchange => exchange;

        public Func<Exchange, CancellationToken, ValueTask> Attempt => attempt;

        public bool First { get; set; } = true;
    }
}
