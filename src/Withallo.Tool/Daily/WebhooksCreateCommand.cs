using System.Text.Json.Nodes;
using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Tool;

/// <summary>Creates a webhook, and shows its signing secret, as Allo does this one time.</summary>
internal sealed class WebhooksCreateCommand : ToolCommand<WebhooksCreateSettings>
{
    protected override async Task<int> RunAsync(WebhooksCreateSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var url = settings.Url ?? throw new ToolException("Where to? Give the endpoint with --url.", ExitCode.Usage);
        var topics = TopicList.Parse(settings.Topics ?? throw new ToolException("Which events? Give them with --topics.", ExitCode.Usage));
        using var client = await Account.OpenAsync(settings, terminal, cancellationToken).ConfigureAwait(false);
        var (id, secret) = settings.Number is { } number
            ? await CreateV1Async(client, number, url, topics, cancellationToken).ConfigureAwait(false)
            : await CreateV2Async(client, settings.Description, url, topics, cancellationToken).ConfigureAwait(false);

        terminal.Json(new JsonObject { ["id"] = id, ["signing_secret"] = secret });
        terminal.Line($"[green]Created[/] {id ?? "(Allo named no id)"}");
        if (settings.Number is not null)
        {
            terminal.Note($"[yellow]Keep the id: Allo lists v1 webhooks without it, and deleting one needs it.[/]");
        }

        if (secret is not null)
        {
            terminal.Line($"Its signing secret is [yellow]{secret}[/]: keep it where the endpoint finds it.");
        }

        return ExitCode.Success;
    }

    private static async Task<(string? Id, string? Secret)> CreateV1Async(
        WithalloClient client, string number, string url, IReadOnlyList<Webhooks.WebhookTopic> topics, CancellationToken cancellationToken)
    {
        var request = new CreateWebhookRequest { AlloNumber = number, Url = url, Topics = topics, Enabled = true };
        var webhook = await client.Webhooks.CreateAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
        return (webhook.Id, null);
    }

    private static async Task<(string? Id, string? Secret)> CreateV2Async(
        WithalloClient client, string? description, string url, IReadOnlyList<Webhooks.WebhookTopic> topics, CancellationToken cancellationToken)
    {
        var request = new CreateWebhookEndpointRequest { Url = url, Topics = topics, Description = description };
        var webhook = await client.V2.WebhookEndpoints.CreateAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
        return (webhook.Id, webhook.SigningSecret);
    }
}
