using System.Net;

namespace Withallo.Json.Generator.Tests.Support;

/// <summary>Gives one response to every request.</summary>
internal sealed class CannedHandler(HttpStatusCode status, byte[] body, string? contentType) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return Task.FromResult(new HttpResponseMessage(status) { Content = content, RequestMessage = request });
    }
}
