namespace Withallo.Api.Http;

/// <summary>Reads and removes what the endpoint declares, and gives all attempts of a call one idempotency key and request id.</summary>
internal sealed class IdempotencyHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallState.Of(request);
        var headers = request.Headers;
        call.Scope = Take(request, Scopes.HeaderName);
        var isSafe = Take(request, Repeat.SafeHeader) is not null || call.MayRepeat;
        var takesKey = Take(request, Repeat.KeyHeader) is not null;
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

    private static string? Take(HttpRequestMessage request, string name)
    {
        var value = request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
        if (value is not null)
        {
            request.Headers.Remove(name);
        }

        return value;
    }
}
