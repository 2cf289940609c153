using System.Text.Json;

namespace Withallo.Testing.V1;

/// <summary>What everything of generation 1 has in common: keys, scopes, the daily quota, error bodies.</summary>
internal abstract class V1Surface(SandboxState state, string basePath) : SandboxApi(ApiGeneration.V1, basePath)
{
    public override ErrorResponseException TooManyRequests(int? retryAfterSeconds) => new(429, "RATE_LIMITED");

    /// <summary>v1's flat body, the webhooks' <c>error</c> member, or a server error's <c>message</c> (docs/allo-api/errors.md#error-bodies).</summary>
    protected override Reply WriteError(SandboxRequest request, ErrorResponseException error)
    {
        var body = WireJson.Write(error, static (json, error) =>
        {
            json.WriteStartObject();
            if (error.StatusCode >= 500)
            {
                json.WriteString("message", error.Message);
            }
            else if (error.Code == WebhookOperations.NotFound)
            {
                json.WriteString("error", error.Code);
            }
            else
            {
                json.WriteString("code", error.Code);
                WriteDetails(json, error);
            }

            json.WriteEndObject();
        });
        return new Reply(error.StatusCode, body) { Headers = error.Headers };
    }

    // The raw key is what Allo's SDKs send, "Api-Key" what its guides show: both are taken.
    protected override void Authenticate(SandboxRequest request)
    {
        if (request.Authorization != state.ApiKey && request.Authorization != "Api-Key " + state.ApiKey)
        {
            throw new ErrorResponseException(401, "API_KEY_INVALID");
        }
    }

    protected override Reply CarryOut(SandboxRequest request, Route route, IReadOnlyList<string> values)
    {
        if (route.Scope is { } scope && !state.Scopes.Contains(scope))
        {
            throw new ErrorResponseException(403, "API_KEY_INSUFFICIENT_SCOPE", "required=" + scope, "scope");
        }

        state.Quota.Spend();
        return route.Handle(request, values);
    }

    private static void WriteDetails(Utf8JsonWriter json, ErrorResponseException error)
    {
        if (error.Detail is null)
        {
            json.WriteNull("details");
            return;
        }

        json.WriteStartArray("details");
        json.WriteStartObject();
        json.WriteString("message", error.Detail);
        json.WriteString("field", error.Field);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
