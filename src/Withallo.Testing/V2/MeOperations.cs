namespace Withallo.Testing.V2;

/// <summary>What the key is and may do (docs/allo-api/v2.md#me).</summary>
internal sealed class MeOperations(SandboxState state, V2Api api)
{
    public IReadOnlyList<Route> Routes => [new("GET", "/me", null, Get, "What this key is and may do")];

    private Reply Get(SandboxRequest request, IReadOnlyList<string> values) => WireJson.Data(state, (json, state) =>
    {
        json.WriteStartObject();
        json.WriteString("api_key_id", "api-sandbox");
        WireJson.WriteStrings(json, "scopes", state.Scopes.Order(StringComparer.Ordinal));
        json.WritePropertyName("endpoints");
        WireJson.WriteArray(json, api.Reachable, (json, route) =>
        {
            json.WriteStartObject();

            // PATCH is among them, although the schema forgot it.
            json.WriteString("method", route.Method);
            json.WriteString("path", api.BasePath + route.Pattern);
            json.WriteString("description", route.Description);
            json.WriteString("scope", route.Scope);
            json.WriteEndObject();
        });

        // Who has no team has no team here either.
        if (state.Owner is null)
        {
            json.WriteNull("team");
        }
        else
        {
            json.WriteStartObject("team");
            json.WriteString("id", "team-willow");
            json.WriteString("name", "Willow & Co");
            json.WriteEndObject();
        }

        var (limits, documented) = (api.Limiter.Limits, SandboxRateLimits.Documented);
        json.WriteStartObject("rate_limits");
        json.WriteNumber("read_per_second", limits.ReadsPerSecond ?? documented.ReadsPerSecond!.Value);
        json.WriteNumber("write_per_second", limits.WritesPerSecond ?? documented.WritesPerSecond!.Value);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
