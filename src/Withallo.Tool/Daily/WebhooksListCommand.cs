using System.Text.Json.Nodes;

namespace Withallo.Tool;

/// <summary>Lists the webhooks of both generations.</summary>
internal sealed class WebhooksListCommand : ToolCommand<AccountSettings>
{
    protected override async Task<int> RunAsync(AccountSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        using var client = await Account.OpenAsync(settings, terminal, cancellationToken).ConfigureAwait(false);
        var v2 = await client.V2.WebhookEndpoints.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var v1 = await client.Webhooks.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        terminal.Table(
            ["id", "api", "url", "enabled", "topics", "about"],
            [
                .. v2.Select(webhook => Row(webhook.Id, "v2", webhook.Url, webhook.Enabled, webhook.Topics.Select(topic => topic.Name), webhook.Description)),
                .. v1.Select(webhook => Row(webhook.Id, "v1", webhook.Url, webhook.Enabled, webhook.Topics.Select(topic => topic.Name), webhook.AlloNumber)),
            ],
            nothing: "The account has no webhook.");
        return ExitCode.Success;
    }

    private static JsonNode?[] Row(string? id, string api, string? url, bool? isEnabled, IEnumerable<string> topics, string? about) =>
        [id, api, url, isEnabled, new JsonArray([.. topics.Select(topic => JsonValue.Create(topic))]), about];
}
