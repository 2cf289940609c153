using System.Text.Json;
using Withallo.Api.V2;
using Withallo.Webhooks;

namespace Withallo.Testing.V2;

/// <summary>The webhooks of the whole account (docs/allo-api/v2.md#webhook-endpoints).</summary>
internal sealed class WebhookOperations(SandboxState state)
{
    private const string Scope = "WEBHOOKS_READ_WRITE";

    private static readonly (WebhookTopic Topic, string Description)[] EventTypes =
    [
        (WebhookTopic.V2.CallReceived, "An inbound call starts ringing"),
        (WebhookTopic.V2.CallTriggered, "An outbound call is placed"),
        (WebhookTopic.V2.CallAnswered, "A call is picked up"),
        (WebhookTopic.V2.CallCompleted, "A call is over, with recording, transcript and summary"),
        (WebhookTopic.V2.TagAdded, "A tag is put on a call"),
        (WebhookTopic.V2.TagRemoved, "A tag is taken off a call"),
        (WebhookTopic.V2.SmsReceived, "A message comes in"),
        (WebhookTopic.V2.SmsSent, "A message goes out"),
        (WebhookTopic.V2.ContactCreated, "A contact is made"),
        (WebhookTopic.V2.ContactUpdated, "A contact is changed"),
        (WebhookTopic.V2.SummaryUpdated, "A call's summary is edited"),
    ];

    public IReadOnlyList<Route> Routes =>
    [
        new("GET", "/webhooks", Scope, List, "The account's webhooks"),
        new("POST", "/webhooks", Scope, Create, "Subscribe an address to events"),
        new("GET", "/webhooks/event_types", Scope, ListEventTypes, "What there is to subscribe to"),
        new("GET", "/webhooks/{webhook_id}", Scope, Get, "A webhook with its signing secret"),
        new("PUT", "/webhooks/{webhook_id}", Scope, Update, "Change a webhook"),
        new("DELETE", "/webhooks/{webhook_id}", Scope, Delete, "Delete a webhook"),
    ];

    private Reply List(SandboxRequest request, IReadOnlyList<string> values) =>
        WireJson.List(state.WebhookEndpoints, static (json, endpoint) => Write(json, endpoint, withSecret: false));

    private Reply Create(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var endpoint = new WebhookEndpoint
        {
            Id = state.NextId("ep_"),
            Url = Url(body.Text("url")),
            Topics = Topics(body.Texts("topics")),
            Description = body.Text("description"),
            Enabled = true,
            SigningSecret = state.NewSigningSecret(),
            CreatedAt = state.Clock.GetUtcNow(),
        };
        state.WebhookEndpoints.Add(endpoint);
        return WireJson.Data(endpoint, static (json, endpoint) => Write(json, endpoint, withSecret: true), statusCode: 201);
    }

    private Reply ListEventTypes(SandboxRequest request, IReadOnlyList<string> values) => WireJson.List(EventTypes, static (json, type) =>
    {
        json.WriteStartObject();
        json.WriteString("name", type.Topic.Name);
        json.WriteString("description", type.Description);
        json.WriteEndObject();
    });

    // The secret is here too, whatever the text of create says.
    private Reply Get(SandboxRequest request, IReadOnlyList<string> values) => WireJson.Data(
        state.WebhookEndpoints.FirstOrDefault(endpoint => endpoint.Id == values[0]) ?? throw NotFound(),
        static (json, endpoint) => Write(json, endpoint, withSecret: true));

    // Partial, although it is PUT.
    private Reply Update(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var url = body.Has("url") ? Url(body.Text("url")) : null;
        var topics = body.Has("topics") ? Topics(body.Texts("topics")) : null;
        if (body.Has("description") && body.Text("description") is null)
        {
            throw V2Errors.Invalid("description", "cannot be null");
        }

        var changed = state.WebhookEndpoints.Replace(endpoint => endpoint.Id == values[0], endpoint => endpoint with
        {
            Url = url ?? endpoint.Url,
            Topics = topics ?? endpoint.Topics,
            Description = body.Text("description") ?? endpoint.Description,
            Enabled = body.Flag("enabled") ?? endpoint.Enabled,
        });
        return WireJson.Data(changed ?? throw NotFound(), static (json, endpoint) => Write(json, endpoint, withSecret: false));
    }

    private Reply Delete(SandboxRequest request, IReadOnlyList<string> values) =>
        state.WebhookEndpoints.RemoveAll(endpoint => endpoint.Id == values[0]) > 0 ? new Reply(204) : throw NotFound();

    private static string Url(string? url) =>
        WebhookUrl.IsTaken(url) ? url : throw V2Errors.Invalid("url", WebhookUrl.Rule);

    private static IReadOnlyList<WebhookTopic> Topics(IReadOnlyList<string>? names)
    {
        if (names is not { Count: > 0 })
        {
            throw V2Errors.Invalid("topics", "must name at least one topic");
        }

        return names.FirstOrDefault(name => EventTypes.All(type => type.Topic.Name != name)) is { } unknown
            ? throw V2Errors.For("INVALID_EVENT_TYPE", "topics", $"'{unknown}' is no event type.")
            : [.. names.Select(WebhookTopic.FromName)];
    }

    private static ErrorResponseException NotFound() => V2Errors.For("WEBHOOK_NOT_FOUND", "webhook_id");

    private static void Write(Utf8JsonWriter json, WebhookEndpoint endpoint, bool withSecret)
    {
        json.WriteStartObject();
        json.WriteString("id", endpoint.Id);
        json.WriteString("url", endpoint.Url);
        WireJson.WriteStrings(json, "topics", endpoint.Topics.Select(topic => topic.Name));
        json.WriteString("description", endpoint.Description);
        json.WriteBoolean("enabled", endpoint.Enabled ?? true);
        if (withSecret)
        {
            json.WriteString("signing_secret", endpoint.SigningSecret);
        }

        WireJson.WriteInstant(json, "created_at", endpoint.CreatedAt);
        WireJson.WriteMore(json, endpoint.AdditionalProperties);
        json.WriteEndObject();
    }
}
