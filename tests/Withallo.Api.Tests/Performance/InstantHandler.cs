using System.Net;
using System.Text;

namespace Withallo.Api.Tests.Performance;

/// <summary>Responds at once, on the caller's thread, and with little of its own to allocate.</summary>
internal sealed class InstantHandler(string json) : HttpMessageHandler
{
    private readonly byte[] _body = Encoding.UTF8.GetBytes(json);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(_body) });
}
