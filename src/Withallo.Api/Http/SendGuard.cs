using Withallo.Api.Calls;

namespace Withallo.Api.Http;

/// <summary>
/// Last handler before the wire: a request that may not be repeated passes once for each attempt that the client itself began, whatever
/// handlers the application added. What it throws must look like a failed connection: a hedging handler takes any other exception for the
/// outcome, and cancels the request that is really under way.
/// </summary>
internal sealed class SendGuard : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallState.Find(request);
        return call is not null && (call.TryUseSendPermit() || call.MayRepeat)
            ? base.SendAsync(request, cancellationToken)
            : Task.FromException<HttpResponseMessage>(new HttpRequestException("A handler of the application tried to send a request again that must not be sent twice."));
    }
}
