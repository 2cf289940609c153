using System.Text.Json;
using Withallo.Api;
using Withallo.Webhooks;

namespace Withallo.Testing.V1;

/// <summary>The legacy webhooks (docs/allo-api/v1.md#webhooks-of-v1).</summary>
internal sealed class WebhookOperations(SandboxState state)
{
    /// <summary>The one code that goes into a member named <c>error</c> (docs/allo-api/errors.md#error-bodies).</summary>
    public const string NotFound = "WEBHOOK_NOT_FOUND";

    // The list says allo_number and leaves the id out.
    public Reply List(SandboxRequest request, IReadOnlyList<string> values) => WireJson.List(state.Webhooks, static (json, webhook) =>
    {
        json.WriteStartObject();
        json.WriteString("allo_number", webhook.AlloNumber);
        WriteRest(json, webhook);
    });

    // What Allo responds to a bad request is documented nowhere: 400 with the usual body.
    public Reply Create(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var number = body.Text("allo_number");
        if (number is null || !state.Owns(number))
        {
            throw Invalid("allo_number", "must be one of the account's numbers");
        }

        var url = body.Text("url");
        if (!WebhookUrl.IsTaken(url))
        {
            throw Invalid("url", WebhookUrl.Rule);
        }

        if (body.Texts("topics") is not { Count: > 0 } topics || topics.Any(string.IsNullOrWhiteSpace))
        {
            throw Invalid("topics", "must name at least one topic");
        }

        var webhook = new Webhook
        {
            Id = state.NextId("web-", "D20"),
            AlloNumber = number,
            Enabled = body.Flag("enabled") ?? true,
            Url = url,
            Topics = [.. topics.Select(WebhookTopic.FromName)],
        };
        state.Webhooks.Add(webhook);

        // The response says alloNumber, the request allo_number.
        return WireJson.Data(webhook, static (json, webhook) =>
        {
            json.WriteStartObject();
            json.WriteString("id", webhook.Id);
            json.WriteString("alloNumber", webhook.AlloNumber);
            WriteRest(json, webhook);
        }, statusCode: 201);
    }

    public Reply Delete(SandboxRequest request, IReadOnlyList<string> values) =>
        state.Webhooks.RemoveAll(webhook => webhook.Id == values[0]) > 0 ? new Reply(204) : throw new ErrorResponseException(404, NotFound);

    private static ErrorResponseException Invalid(string field, string message) => new(400, "VALIDATION_ERROR", message, field);

    private static void WriteRest(Utf8JsonWriter json, Webhook webhook)
    {
        json.WriteBoolean("enabled", webhook.Enabled);
        json.WriteString("url", webhook.Url);
        WireJson.WriteStrings(json, "topics", webhook.Topics.Select(topic => topic.Name));
        WireJson.WriteMore(json, webhook.AdditionalProperties);
        json.WriteEndObject();
    }
}
