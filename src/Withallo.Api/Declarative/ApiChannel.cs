namespace Withallo.Api.Declarative;

/// <summary>Sends what the generator emitted.</summary>
internal sealed class ApiChannel(string baseUrl)
{
    /// <summary>Sends a call and gives its answer.</summary>
    public Task<T> SendAsync<T>(ApiCall<T> call, RequestOptions? options, CancellationToken cancellationToken) =>
        throw new WithalloException(baseUrl);

    /// <summary>Sends a call and gives its answer with what came along.</summary>
    public Task<WithalloResponse<T>> SendWithResponseAsync<T>(ApiCall<T> call, RequestOptions? options, CancellationToken cancellationToken) =>
        throw new WithalloException(baseUrl);
}
