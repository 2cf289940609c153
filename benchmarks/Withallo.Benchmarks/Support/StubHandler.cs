using System.Net;

namespace Withallo.Benchmarks.Support;

/// <summary>Takes the request's body and responds at once, on the caller's thread.</summary>
public sealed class StubHandler(HttpStatusCode status, Func<HttpRequestMessage, byte[]> respond) : HttpMessageHandler
{
    public StubHandler(byte[] body, HttpStatusCode status = HttpStatusCode.OK)
        : this(status, _ => body)
    {
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Send(request, cancellationToken));

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Content?.CopyTo(Stream.Null, null, cancellationToken);
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(respond(request)), RequestMessage = request };
        response.Headers.TryAddWithoutValidation("X-Request-Id", "req_1");
        return response;
    }
}
