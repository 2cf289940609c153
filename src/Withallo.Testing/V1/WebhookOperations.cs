using System.Text.Json;
using Withallo.Api;
using Withallo.Webhooks;

namespace Withallo.Testing.V1;

/// <summary>The legacy webhooks (rest-v1.md §7).</summary>
internal sealed class WebhookOperations(SandboxState state)
{
    /// <summary>The one code that goes into a member named <c>error</c> (rest-v1.md §8 trap 7).</summary>
    public const string NotFound = "WEBHOOK_NOT_FOUND";

    // The list says allo_number and leaves the id out (rest-v1.md §8 traps 3 and 4).
    public Reply List(SandboxRequest request, IReadOnlyList<string> values) => WireJson.List(state.Webhooks, static (json, webhook) =>
    {
        json.WriteStartObject();
        json.WriteString("allo_number", webhook.AlloNumber);
        WriteRest(json, webhook);
    });

    // What Allo says to a request it does not like is documented nowhere: 400 in the usual shape.
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

        // The answer says alloNumber, the request allo_number (rest-v1.md §8 trap 3).
        return WireJson.Data(webhook, static (json, webhook) =>
        {
            json.WriteStartObject();
            json.WriteString("id", webhook.Id);
            json.WriteString("alloNumber", webhook.AlloNumber);
            WriteRest(json, webhook);
        }, statusCode: 201);
    }

    public Reply Delete(SandboxRequest request, IReadOnlyList<string> values) =>
        state.Webhooks.RemoveAll(webhook => webhook.Id == values[0]) > 0 ? new Reply(204) : throw new RefusalException(404, NotFound);

    private static RefusalException Invalid(string field, string message) => new(400, "VALIDATION_ERROR", message, field);

    private static void WriteRest(Utf8JsonWriter json, Webhook webhook)
    {
        json.WriteBoolean("enabled", webhook.Enabled);
        json.WriteString("url", webhook.Url);
        WireJson.WriteStrings(json, "topics", webhook.Topics.Select(topic => topic.Name));
        WireJson.WriteMore(json, webhook.AdditionalProperties);
        json.WriteEndObject();
    }
}
