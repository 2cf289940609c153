using System.Net.Http.Headers;
using Withallo.Api.Calls;

namespace Withallo.Api.Http;

/// <summary>Says who calls: the key, read for each attempt, and the options' headers; both go to the configured origin only.</summary>
internal sealed class AuthorizationHandler(AlloSettings settings) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Remove("Authorization");
        var call = CallState.Of(request);
        if (!call.IsForAllo)
        {
            return base.SendAsync(request, cancellationToken);
        }

        var key = settings.GetKeyAsync(cancellationToken);
        return key.IsCompletedSuccessfully
            ? SendAsync(request, call, key.Result, cancellationToken)
            : SendWithKeyAsync(request, call, key, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendWithKeyAsync(HttpRequestMessage request, CallState call, ValueTask<ApiKey> key, CancellationToken cancellationToken) =>
        await SendAsync(request, call, await key.ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CallState call, ApiKey key, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("Authorization", call.IsV2 ? key.V2 : key.V1);
        foreach (var (name, value) in settings.Headers)
        {
            Set(request.Headers, name, value);
        }

        if (call.Options?.Headers is { } ofCall)
        {
            foreach (var (name, value) in ofCall)
            {
                Set(request.Headers, name, value);
            }
        }

        // What stands in front of Allo rejects requests without one, or with some libraries' own, before Allo sees them.
        if (!request.Headers.NonValidated.TryGetValues("User-Agent", out var agent) || string.IsNullOrWhiteSpace(agent.ToString()))
        {
            Set(request.Headers, "User-Agent", settings.UserAgent);
        }

        return base.SendAsync(request, cancellationToken);
    }

    private static void Set(HttpRequestHeaders headers, string name, string value)
    {
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }
}
