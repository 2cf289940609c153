using System.Text.Json.Nodes;

namespace Withallo.Tool;

/// <summary>Deletes a webhook of either generation.</summary>
internal sealed class WebhooksDeleteCommand : ToolCommand<WebhooksDeleteSettings>
{
    protected override async Task<int> RunAsync(WebhooksDeleteSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        using var client = await Account.OpenAsync(settings, terminal, cancellationToken).ConfigureAwait(false);
        await (settings.Id.StartsWith("web-", StringComparison.Ordinal)
            ? client.Webhooks.DeleteAsync(settings.Id, cancellationToken: cancellationToken)
            : client.V2.WebhookEndpoints.DeleteAsync(settings.Id, cancellationToken: cancellationToken)).ConfigureAwait(false);
        terminal.Json(new JsonObject { ["id"] = settings.Id, ["deleted"] = true });
        terminal.Line($"[green]Deleted[/] {settings.Id}");
        return ExitCode.Success;
    }
}
