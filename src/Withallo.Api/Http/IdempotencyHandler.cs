using System.Net.Http.Headers;
using Withallo.Api.Calls;

namespace Withallo.Api.Http;

/// <summary>Reads and removes what the endpoint declares, and gives all attempts of a call one idempotency key and request id.</summary>
internal sealed class IdempotencyHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallState.Of(request);
        var headers = request.Headers;
        var isSafe = request.Method == HttpMethod.Get;
        var takesKey = false;
        while (TakeDeclaration(headers) is var (name, value))
        {
            isSafe |= name == Repeat.SafeHeader;
            takesKey |= name == Repeat.KeyHeader;
            call.Scope = name == Scopes.HeaderName ? value : call.Scope;
        }

        call.MayRepeat = isSafe || takesKey;
        if (takesKey)
        {
            call.IdempotencyKey = call.Options?.IdempotencyKey ?? Guid.NewGuid().ToString();
            headers.Remove("Idempotency-Key");
            headers.TryAddWithoutValidation("Idempotency-Key", call.IdempotencyKey);
        }
        else if (call.Options?.IdempotencyKey is not null && !isSafe)
        {
            throw new ArgumentException($"{call.Operation} takes no idempotency key: Allo would act twice all the same. Leave IdempotencyKey unset; nothing was sent.");
        }

        if (call.Options?.RequestId is { } requestId)
        {
            headers.Remove("X-Request-Id");
            headers.TryAddWithoutValidation("X-Request-Id", requestId);
        }

        if (request.Content is null && !call.MayRepeat)
        {
            // .NET sends a request again by itself when an old connection turns out to be dead, but never once it began to send content.
            request.Content = new ByteArrayContent([]);
        }

        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>Removes one of the headers that an endpoint declares; null when there is none left.</summary>
    private static (string Name, string Value)? TakeDeclaration(HttpRequestHeaders headers)
    {
        foreach (var (name, value) in headers.NonValidated)
        {
            if (name.StartsWith(Repeat.HeaderPrefix, StringComparison.Ordinal))
            {
                headers.Remove(name);
                return (name, value.ToString());
            }
        }

        return null;
    }
}
