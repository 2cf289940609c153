using System.Net;

namespace Withallo.Benchmarks.Hand;

public sealed class HandApiException(HttpStatusCode statusCode, HandError? error) : Exception($"{(int)statusCode} {error?.Code}")
{
    public HttpStatusCode StatusCode { get; } = statusCode;

    public HandError? Error { get; } = error;
}
