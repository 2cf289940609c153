using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Withallo.Api.Declarative;
using Withallo.Api.Diagnostics;

namespace Withallo.Api.Pipeline;

/// <summary>The way of a call: span and metrics outermost, then the attempts, and for each one its turn and the wire.</summary>
internal sealed class CallPipeline
{
    private readonly ConcurrentDictionary<Operation, Uri> _fixedUris = new();
    private readonly ApiSettings _settings;
    private readonly TurnKeeper _turns;
    private readonly AttemptSender _sender;
    private readonly ILogger _logger;
    private readonly RetryPolicy? _retry;
    private readonly Func<Exchange, CancellationToken, ValueTask> _attempt;

    public CallPipeline(ApiSettings settings, TurnKeeper turns, AttemptSender sender, ILogger logger)
    {
        _settings = settings;
        _turns = turns;
        _sender = sender;
        _logger = logger;
        _retry = RetryOptions.AreSupported && settings.MaxRetries > 0 ? new RetryPolicy(settings, logger) : null;
        _attempt = AttemptAsync;
    }

    /// <summary>The address of a call; a route without values is resolved once.</summary>
    /// <exception cref="ArgumentException">The values make no address.</exception>
    public Uri Resolve(Operation operation, string? pathAndQuery) => pathAndQuery is null
        ? _fixedUris.GetOrAdd(operation, static (route, settings) => new Uri(settings.EndpointOf(route).BaseUrl + route.Route), _settings)
        : Uri.TryCreate(_settings.EndpointOf(operation).BaseUrl + pathAndQuery, UriKind.Absolute, out var uri) ? uri
        : throw new ArgumentException($"The values of {operation.Name} make an address that cannot be one, most likely because it is too long.");

    /// <summary>Makes the attempts of a call until one succeeds, and gives its answer.</summary>
    /// <exception cref="WithalloException">The last one failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the exception carries the caller's token.</exception>
    public async Task<T> RunAsync<T>(Exchange<T> exchange, CancellationToken cancellationToken)
    {
        exchange.StartedAt = _settings.Clock.GetTimestamp();
        using var activity = CallTelemetry.Start(exchange);
        var ending = CallEnding.Threw;
        try
        {
            await AttemptAsync(exchange, cancellationToken).ConfigureAwait(false);
            if (exchange.Failure is not null && _retry is not null && _retry.ShouldRetry(exchange))
            {
                await _retry.ContinueAsync(exchange, _attempt, cancellationToken).ConfigureAwait(false);
            }

            ending = CallEnding.Completed;
        }
        catch (WithalloException)
        {
            ending = CallEnding.Completed;
            throw;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            ending = CallEnding.Cancelled;
            throw new OperationCanceledException("The caller cancelled the call.", cancellationToken);
        }
        finally
        {
            CallTelemetry.Stop(exchange, activity, _logger, _settings.Clock, ending);
        }

        return exchange.Failure is null ? exchange.Value : throw exchange.Failure;
    }

    private ValueTask AttemptAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        exchange.Failure = null;
        exchange.RetryAfter = null;
        exchange.StatusCode = null;
        exchange.RequestId = null;
        var turn = _turns.WaitAsync(exchange, cancellationToken);
        // As a rule the turn is now and there is no lease to give back, so nothing is left to do after the attempt.
        return turn is { IsCompletedSuccessfully: true, Result: null } && exchange.Failure is null
            ? SendAsync(exchange, cancellationToken)
            : SendInTurnAsync(exchange, turn, cancellationToken);
    }

    private async ValueTask SendInTurnAsync(Exchange exchange, ValueTask<RateLimitLease?> turn, CancellationToken cancellationToken)
    {
        using var lease = await turn.ConfigureAwait(false);
        if (exchange.Failure is null)
        {
            await SendAsync(exchange, cancellationToken).ConfigureAwait(false);
        }
    }

    private ValueTask SendAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        exchange.Attempts++;
        return _sender.SendAsync(exchange, cancellationToken);
    }
}
