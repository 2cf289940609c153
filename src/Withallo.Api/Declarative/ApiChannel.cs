using Withallo.Api.Pipeline;

namespace Withallo.Api.Declarative;

/// <summary>Sends what the generator emitted: the one way from an endpoint's method to the pipeline.</summary>
internal sealed class ApiChannel(CallPipeline pipeline)
{
    /// <summary>Sends a call and gives its answer.</summary>
    public Task<T> SendAsync<T>(in ApiCall<T> call, RequestOptions? options, CancellationToken cancellationToken) =>
        pipeline.RunAsync(new Exchange<T>(call, pipeline.Resolve(call.Operation, call.PathAndQuery), options), cancellationToken);

    /// <summary>Sends a call and gives its answer with what came along.</summary>
    public async Task<WithalloResponse<T>> SendWithResponseAsync<T>(ApiCall<T> call, RequestOptions? options, CancellationToken cancellationToken)
    {
        var exchange = new Exchange<T>(call, pipeline.Resolve(call.Operation, call.PathAndQuery), options) { KeepsResponse = true };
        return new WithalloResponse<T>
        {
            Value = await pipeline.RunAsync(exchange, cancellationToken).ConfigureAwait(false),
            StatusCode = exchange.StatusCode!.Value,
            RequestId = exchange.RequestId,
            RateLimit = exchange.RateLimit,
            IdempotencyReplayed = exchange.IdempotencyReplayed,
            Attempts = exchange.Attempts,
            Headers = exchange.ResponseHeaders!,
        };
    }
}
