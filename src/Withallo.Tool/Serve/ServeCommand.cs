using System.Globalization;
using System.Text.Json.Nodes;
using Withallo.Testing;

namespace Withallo.Tool;

/// <summary>The sandbox as a process.</summary>
internal sealed class ServeCommand : ToolCommand<ServeSettings>
{
    protected override async Task<int> RunAsync(ServeSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = new ServePage(cancellationToken);
        var sandbox = await StartAsync(settings, page, cancellationToken).ConfigureAwait(false);
        await using (sandbox.ConfigureAwait(false))
        {
            var url = new Uri(sandbox.BaseUrl, "/");
            var log = new ServeLog(sandbox, terminal);
            page.Open(sandbox, log);
            Welcome(sandbox, url, terminal);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        terminal.Line($"[grey]Stopped.[/]");
        return ExitCode.Success;
    }

    private static async Task<AlloSandbox> StartAsync(ServeSettings settings, ServePage page, CancellationToken cancellationToken)
    {
        var options = new SandboxOptions
        {
            Port = settings.Port is >= 0 and <= ushort.MaxValue ? settings.Port : throw Mistake("--port takes a number from 0 to 65535."),
            ApiKey = string.IsNullOrWhiteSpace(settings.Key) ? null : settings.Key,
            Scopes = settings.Scopes?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Seed = settings.Seed switch
            {
                "demo" => true,
                "none" => false,
                _ => throw Mistake("--seed takes 'demo' or 'none'."),
            },
            RateLimits = Limits(settings.RateLimits),
            Latency = settings.Latency is { } latency ? Duration.Parse(latency, "--latency") : TimeSpan.Zero,
            DeliveryDelays = settings.Speed is >= 1 and <= 1_000_000
                ? [.. DeliverySchedule.Documented.Select(delay => delay / settings.Speed)]
                : throw Mistake("--speed takes a number from 1 to 1000000."),
            SigningSecret = SigningSecret.Check(settings.Secret, "--secret"),
            Pages = page.TryHandleAsync,
        };
        try
        {
            return await AlloSandbox.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (WithalloException exception)
        {
            throw new ToolException(
                $"Port {settings.Port} is taken: is another 'withallo serve' running? Give another one, or --port 0 for a free one.", ExitCode.Machine, exception);
        }
    }

    private static void Welcome(AlloSandbox sandbox, Uri url, Terminal terminal)
    {
        terminal.Json(new JsonObject
        {
            ["event"] = "listening",
            ["url"] = url.AbsoluteUri,
            ["api_key"] = sandbox.ApiKey,
            ["v1"] = sandbox.BaseUrl.AbsoluteUri,
            ["v2"] = sandbox.V2BaseUrl.AbsoluteUri,
        });
        terminal.Line($"[bold]A fake Allo on this machine[/]; Ctrl+C ends it.");
        terminal.Line();
        terminal.Line($"  Key     [yellow]{sandbox.ApiKey}[/]");
        terminal.Line($"  API v1  [blue]{sandbox.BaseUrl}[/]");
        terminal.Line($"  API v2  [blue]{sandbox.V2BaseUrl}[/]");
        terminal.Line($"  Page    [blue]{url}[/]");
        terminal.Line();
        terminal.Line($"[grey]  export WITHALLO_API_KEY={sandbox.ApiKey} WITHALLO_BASE_URL={url.GetLeftPart(UriPartial.Authority)}[/]");
        terminal.Line();
    }

    private static SandboxRateLimits Limits(string text)
    {
        if (text is "documented" or "none")
        {
            return text == "none" ? SandboxRateLimits.None : SandboxRateLimits.Documented;
        }

        int[] limits = [.. text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : 0)];
        return limits is [> 0, > 0]
            ? new SandboxRateLimits(limits[0], limits[1])
            : throw Mistake("--rate-limits takes 'documented', 'none', or reads and writes a second such as 10,2.");
    }

    private static ToolException Mistake(string message) => new(message, ExitCode.Usage);
}
