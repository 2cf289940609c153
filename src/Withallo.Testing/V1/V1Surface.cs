using System.Text.Json;

namespace Withallo.Testing.V1;

/// <summary>What everything of generation 1 has in common: keys, scopes, the daily quota, error bodies.</summary>
internal abstract class V1Surface(SandboxState state, string basePath) : SandboxApi(ApiGeneration.V1, basePath)
{
    public override RefusalException TooManyRequests(int? retryAfterSeconds) => new(429, "RATE_LIMITED");

    /// <summary>The flat body of errors-limits-auth.md §3, the webhooks' <c>error</c> member, or a server error's <c>message</c>.</summary>
    protected override Reply WriteError(SandboxRequest request, RefusalException refusal)
    {
        var body = WireJson.Write(refusal, static (json, refusal) =>
        {
            json.WriteStartObject();
            if (refusal.StatusCode >= 500)
            {
                json.WriteString("message", refusal.Message);
            }
            else if (refusal.Code == WebhookOperations.NotFound)
            {
                json.WriteString("error", refusal.Code);
            }
            else
            {
                json.WriteString("code", refusal.Code);
                WriteDetails(json, refusal);
            }

            json.WriteEndObject();
        });
        return new Reply(refusal.StatusCode, body) { Headers = refusal.Headers };
    }

    // The raw key is what Allo's SDKs send, "Api-Key" what its guides show: both are taken (rest-v1.md §8 trap 27).
    protected override void Authenticate(SandboxRequest request)
    {
        if (request.Authorization != state.ApiKey && request.Authorization != "Api-Key " + state.ApiKey)
        {
            throw new RefusalException(401, "API_KEY_INVALID");
        }
    }

    protected override Reply CarryOut(SandboxRequest request, Route route, IReadOnlyList<string> values)
    {
        if (route.Scope is { } scope && !state.Scopes.Contains(scope))
        {
            throw new RefusalException(403, "API_KEY_INSUFFICIENT_SCOPE", "required=" + scope, "scope");
        }

        state.Quota.Spend();
        return route.Handle(request, values);
    }

    private static void WriteDetails(Utf8JsonWriter json, RefusalException refusal)
    {
        if (refusal.Detail is null)
        {
            json.WriteNull("details");
            return;
        }

        json.WriteStartArray("details");
        json.WriteStartObject();
        json.WriteString("message", refusal.Detail);
        json.WriteString("field", refusal.Field);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
