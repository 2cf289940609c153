using System.Text.Json.Nodes;
using Withallo.Api;
using Withallo.Testing;
using Withallo.Webhooks;

namespace Withallo.Tool;

/// <summary>Receives the account's webhooks here, by way of a temporary one.</summary>
internal sealed class ListenCommand : ToolCommand<ListenSettings>
{
    private const int DefaultPort = 4011;

    protected override async Task<int> RunAsync(ListenSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var origin = Account.Origin(settings);
        if (settings.Url is null && !origin.IsLoopback)
        {
            throw new ToolException(
                $"Allo must be able to reach this machine: start a tunnel to port {settings.Port ?? DefaultPort} and give its address with --url.", ExitCode.Usage);
        }

        if (settings.Url is { } given && WebAddress.Parse(given, "--url") is { IsLoopback: false, Scheme: not "https" })
        {
            throw new ToolException("Allo calls https addresses alone: give the tunnel's https address with --url.", ExitCode.Usage);
        }

        SigningSecret.Check(settings.SignWith, "--sign-with");
        using var forward = settings.ForwardTo is { } target
            ? new EventSender(WebAddress.Parse(target, "--forward-to"), settings.SignWith, isV2: true, settings.Insecure)
            : null;
        using var client = await Account.OpenAsync(settings, terminal, cancellationToken).ConfigureAwait(false);
        var topics = await TopicsAsync(settings, client, cancellationToken).ConfigureAwait(false);
        var relay = new Relay(settings, terminal, forward, cancellationToken);
        var server = await ServeAsync(settings, relay, cancellationToken).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            var url = settings.Url ?? server.Address.AbsoluteUri;
            var webhook = await TemporaryWebhook.CreateAsync(client, url, topics).ConfigureAwait(false);
            try
            {
                relay.Open(webhook.Secret);
                Welcome(settings, terminal, webhook, server.Address, topics);
                if (settings.Url is not null)
                {
                    await CheckTunnelAsync(new Uri(url), relay, server.Address, terminal, cancellationToken).ConfigureAwait(false);
                }

                await WaitAsync(relay, terminal, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await webhook.DeleteAsync().ConfigureAwait(false);
            }

            terminal.Json(new JsonObject { ["event"] = "stopped", ["webhook_id"] = webhook.Id, ["deleted"] = true });
            terminal.Line($"[grey]Stopped; the webhook {webhook.Id} is deleted.[/]");
        }

        return ExitCode.Success;
    }

    private static async Task<IReadOnlyList<WebhookTopic>> TopicsAsync(ListenSettings settings, WithalloClient client, CancellationToken cancellationToken)
    {
        if (settings.Topics is { } list)
        {
            return TopicList.Parse(list);
        }

        // Allo's own list, which may be ahead of ours.
        var types = await client.V2.WebhookEndpoints.ListEventTypesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. types.Select(type => type.Name).Where(name => !string.IsNullOrEmpty(name)).Select(name => WebhookTopic.FromName(name!))];
    }

    private static async Task<LoopbackServer> ServeAsync(ListenSettings settings, Relay relay, CancellationToken cancellationToken)
    {
        var port = settings.Port ?? (settings.Url is null ? 0 : DefaultPort);
        if (port is < 0 or > ushort.MaxValue)
        {
            throw new ToolException("--port takes a number from 0 to 65535.", ExitCode.Usage);
        }

        try
        {
            return await LoopbackServer.StartAsync(port, relay.HandleAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (WithalloException exception)
        {
            throw new ToolException($"Port {port} is taken: give another one with --port, and let the tunnel lead there.", ExitCode.Machine, exception);
        }
    }

    private static void Welcome(
        ListenSettings settings, Terminal terminal, TemporaryWebhook webhook, Uri address, IReadOnlyList<WebhookTopic> topics)
    {
        var welcome = new JsonObject
        {
            ["event"] = "listening",
            ["webhook_id"] = webhook.Id,
            ["port"] = address.Port,
            ["topics"] = new JsonArray([.. topics.Select(topic => JsonValue.Create(topic.Name))]),
        };
        if (settings.PrintSecret)
        {
            welcome["signing_secret"] = webhook.Secret;
        }

        terminal.Json(welcome);
        terminal.Line($"[bold]Listening[/] on port {address.Port} by the temporary webhook [yellow]{webhook.Id}[/]; Ctrl+C ends it.");
        terminal.Line($"[grey]{topics.Count} topics: {string.Join(", ", topics.Select(topic => topic.Name))}[/]");
        if (settings.PrintSecret)
        {
            terminal.Line($"Its signing secret is [yellow]{webhook.Secret}[/]");
        }

        if (settings.ForwardTo is not null && settings is { SignWith: null, PrintSecret: false })
        {
            terminal.Note($"[grey]Your application needs this webhook's secret: --print-secret shows it, --sign-with whsec_… signs with the one it has.[/]");
        }

        if (terminal.IsPretty && Terminal.CanAsk && settings.ForwardTo is not null)
        {
            terminal.Note($"[grey]r sends the last event once more.[/]");
        }

        terminal.Line();
    }

    /// <summary>Asks for this process through the tunnel: a tunnel that leads elsewhere is the usual reason that nothing comes.</summary>
    private static async Task CheckTunnelAsync(Uri url, Relay relay, Uri address, Terminal terminal, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", ToolVersion.UserAgent);
        try
        {
            if (await http.GetStringAsync(url, cancellationToken).ConfigureAwait(false) == relay.Marker)
            {
                return;
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
        }

        terminal.Note($"[yellow]The address does not lead here (port {address.Port}): is the tunnel up? Events will not come before it is.[/]");
    }

    private static async Task WaitAsync(Relay relay, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!terminal.IsPretty || !Terminal.CanAsk)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            while (Console.KeyAvailable)
            {
                if (Console.ReadKey(intercept: true).Key == ConsoleKey.R)
                {
                    await relay.RepeatAsync().ConfigureAwait(false);
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
