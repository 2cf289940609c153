using Withallo.Api.Pipeline;

namespace Withallo.Api.Declarative;

/// <summary>Sends what the generator emitted: the one way from an endpoint's method to the pipeline.</summary>
internal sealed class ApiChannel(CallPipeline pipeline)
{
    /// <summary>Sends a call and gives its answer.</summary>
    public async Task<T> SendAsync<T>(ApiCall<T> call, RequestOptions? options, CancellationToken cancellationToken)
    {
        var exchange = new Exchange<T>(call, pipeline.Resolve(call.Operation, call.PathAndQuery), options);
        await pipeline.RunAsync(exchange, cancellationToken).ConfigureAwait(false);
        return exchange.Value;
    }

    /// <summary>Sends a call and gives its answer with what came along.</summary>
    public async Task<WithalloResponse<T>> SendWithResponseAsync<T>(ApiCall<T> call, RequestOptions? options, CancellationToken cancellationToken)
    {
        var exchange = new Exchange<T>(call, pipeline.Resolve(call.Operation, call.PathAndQuery), options) { KeepsResponse = true };
        await pipeline.RunAsync(exchange, cancellationToken).ConfigureAwait(false);
        return new WithalloResponse<T>
        {
            Value = exchange.Value,
            StatusCode = exchange.StatusCode!.Value,
            RequestId = exchange.RequestId,
            RateLimit = exchange.RateLimit,
            IdempotencyReplayed = exchange.IdempotencyReplayed,
            Attempts = exchange.Attempts,
            Headers = exchange.ResponseHeaders!,
        };
    }
}
