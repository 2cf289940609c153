using System.Threading.RateLimiting;

namespace Withallo.Api.Pipeline;

/// <summary>Makes an attempt wait for its turn: the account's, then that of the user's own limiter.</summary>
internal sealed class TurnKeeper(ApiSettings settings, AccountLimiter? account, RateLimiter? own)
{
    /// <summary>Waits; what it gives is held until the attempt is over. When it refuses, the exchange has its failure.</summary>
    public ValueTask<RateLimitLease?> WaitAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        if (account?.TryTake(exchange.Operation) ?? true)
        {
            var lease = own?.AttemptAcquire();
            if (lease is null or { IsAcquired: true })
            {
                return new ValueTask<RateLimitLease?>(lease);
            }

            lease.Dispose();
            return new ValueTask<RateLimitLease?>(WaitInLineAsync(exchange, hasTurn: true, cancellationToken));
        }

        return new ValueTask<RateLimitLease?>(WaitInLineAsync(exchange, hasTurn: false, cancellationToken));
    }

    private async Task<RateLimitLease?> WaitInLineAsync(Exchange exchange, bool hasTurn, CancellationToken cancellationToken)
    {
        var since = settings.Clock.GetTimestamp();
        using var deadline = AttemptDeadline.Start(Timeout.InfiniteTimeSpan, settings.Rest(exchange), settings.Clock, cancellationToken);
        try
        {
            if (!hasTurn && !await account!.WaitAsync(exchange.Operation, deadline.Token).ConfigureAwait(false))
            {
                Refuse(exchange, null);
                return null;
            }

            if (own is null)
            {
                return null;
            }

            var lease = await own.AcquireAsync(1, deadline.Token).ConfigureAwait(false);
            if (lease.IsAcquired)
            {
                return lease;
            }

            Refuse(exchange, lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null);
            lease.Dispose();
            return null;
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            exchange.Failure = Failures.TimedOut(exchange, WithalloDeadline.Total, settings.TotalOf(exchange), exception);
            return null;
        }
        finally
        {
            WithalloTelemetry.LimiterWait.Record(
                settings.Clock.GetElapsedTime(since).TotalSeconds, new KeyValuePair<string, object?>("url.template", exchange.Operation.Template));
        }
    }

    private static void Refuse(Exchange exchange, TimeSpan? retryAfter)
    {
        // Not Allo's refusal but our own: nothing was sent, and waiting longer is the caller's to decide.
        exchange.Failure = new WithalloRateLimitException(
            $"{exchange.Operation.Name} was not sent: too many calls of this account wait for their turn already.")
        {
            RetryAfter = retryAfter,
            Operation = exchange.Operation.Name,
            Attempts = exchange.Attempts,
        };
    }
}
