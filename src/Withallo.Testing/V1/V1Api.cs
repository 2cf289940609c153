using System.Text.Json;
using Withallo.Api;

namespace Withallo.Testing.V1;

/// <summary>API v1 (rest-v1.md §1).</summary>
internal sealed class V1Api : SandboxApi
{
    private readonly SandboxState _state;

    public V1Api(SandboxState state)
        : base(ApiGeneration.V1, "/v1/api")
    {
        _state = state;
        var calls = new CallOperations(state);
        var contacts = new ContactOperations(state);
        var sms = new SmsOperations(state);
        var numbers = new PhoneNumberOperations(state);
        var webhooks = new WebhookOperations(state);
        Routes =
        [
            new Route("GET", "/calls", "CONVERSATIONS_READ", calls.Search),
            new Route("GET", "/contacts", "CONTACTS_READ", contacts.Search),
            new Route("POST", "/contacts", "CONTACTS_READ_WRITE", contacts.Create),
            new Route("PUT", "/contacts/{contact_id}", "CONTACTS_READ_WRITE", contacts.Update),
            new Route("GET", "/contact/{contact_id}", "CONTACTS_READ", contacts.Get),
            new Route("GET", "/contact/{contact_id}/conversation", "CONVERSATIONS_READ", contacts.SearchConversation),
            new Route("POST", "/sms", "SMS_SEND", sms.Send),
            new Route("GET", "/numbers", "CONVERSATIONS_READ", numbers.List),
            new Route("GET", "/webhooks", "WEBHOOKS_READ_WRITE", webhooks.List),
            new Route("POST", "/webhooks", "WEBHOOKS_READ_WRITE", webhooks.Create),
            new Route("DELETE", "/webhooks/{webhook_id}", "WEBHOOKS_READ_WRITE", webhooks.Delete),
        ];
    }

    protected override IReadOnlyList<Route> Routes { get; }

    /// <summary>The flat body of errors-limits-auth.md §3, the webhooks' <c>error</c> member, or a server error's <c>message</c>.</summary>
    public override Reply Error(RefusalException refusal)
    {
        var body = V1Json.Write(refusal, static (json, refusal) =>
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

    public override RefusalException TooManyRequests() => new(429, "RATE_LIMITED");

    // The raw key is what Allo's SDKs send, "Api-Key" what its guides show: both are taken (rest-v1.md §8 trap 27).
    protected override void Authenticate(SandboxRequest request)
    {
        if (request.Authorization != _state.ApiKey && request.Authorization != "Api-Key " + _state.ApiKey)
        {
            throw new RefusalException(401, "API_KEY_INVALID");
        }
    }

    protected override void Authorize(Route route)
    {
        if (route.Scope is { } scope && !_state.Scopes.Contains(scope))
        {
            throw new RefusalException(403, "API_KEY_INSUFFICIENT_SCOPE", "required=" + scope, "scope");
        }

        _state.Quota.Spend();
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
