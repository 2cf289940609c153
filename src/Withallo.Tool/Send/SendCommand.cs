using System.Text.Json.Nodes;
using Spectre.Console;

namespace Withallo.Tool;

/// <summary>Sends events to an endpoint.</summary>
internal sealed class SendCommand : ToolCommand<SendSettings>
{
    private const int ShownBody = 4000;

    protected override async Task<int> RunAsync(SendSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var isV2 = EventBody.IsV2(settings.Topic);
        var url = Address(settings);
        if (settings.Times < 1 || settings.Parallel < 1)
        {
            throw Mistake("--times and --parallel take numbers from 1 on.");
        }

        var given = SigningSecret.Check(settings.Secret, "--secret");
        var secret = settings.Unsigned ? null : isV2 ? given ?? SigningSecret.Find(null, "--secret") : given;
        if (isV2 && secret is null && !settings.Unsigned)
        {
            throw Mistake($"Allo signs {settings.Topic}: give the endpoint's secret with --secret whsec_…, or --unsigned to see it refused.");
        }

        var file = settings.Body is null ? null : await EventBody.FromFileAsync(settings.Body, settings.Set, cancellationToken).ConfigureAwait(false);
        using var sender = new EventSender(url, secret, isV2, settings.Insecure);
        var headers = Headers(settings.Header);
        Task<Sent> SendAsync() => sender.SendAsync(
            settings.Id ?? EventSender.NewId(), file ?? EventBody.Sample(settings.Topic, settings.Set), headers, cancellationToken);

        var sent = await SendAllAsync(SendAsync, settings, terminal, cancellationToken).ConfigureAwait(false);
        if (settings.Times == 1)
        {
            Show(settings.Topic, sent[0], isV2, terminal);
        }
        else
        {
            Summarize(settings.Topic, sent, terminal);
        }

        return sent.All(one => one.IsSuccess) ? ExitCode.Success
            : sent.All(one => one.Status is null) ? ExitCode.Unreachable
            : ExitCode.Negative;
    }

    private static async Task<Sent[]> SendAllAsync(Func<Task<Sent>> sendAsync, SendSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var sent = new Sent[settings.Times];
        async Task RunAsync(Action advance) => await Parallel.ForAsync(
            0,
            settings.Times,
            new ParallelOptions { MaxDegreeOfParallelism = settings.Parallel, CancellationToken = cancellationToken },
            async (i, _) =>
            {
                sent[i] = await sendAsync().ConfigureAwait(false);
                advance();
            }).ConfigureAwait(false);

        if (settings.Times == 1 || !terminal.IsPretty)
        {
            await RunAsync(static () => { }).ConfigureAwait(false);
            return sent;
        }

        await terminal.Out.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var task = progress.AddTask("Sending", maxValue: settings.Times);
            await RunAsync(() => task.Increment(1)).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return sent;
    }

    private static void Show(string topic, Sent sent, bool isV2, Terminal terminal)
    {
        terminal.Json(new JsonObject
        {
            ["topic"] = topic,
            ["id"] = sent.Id,
            ["status"] = sent.Status,
            ["milliseconds"] = Math.Round(sent.Elapsed.TotalMilliseconds, 1),
            ["body"] = sent.Status is null ? null : sent.Body,
            ["error"] = sent.Error,
        });
        if (sent.Error is { } error)
        {
            terminal.Note($"[red]{topic}: {error}[/]");
            return;
        }

        var color = sent.IsSuccess ? "green" : "red";
        terminal.Line($"[bold]{topic}[/] [grey]{sent.Id ?? "unsigned"}[/] [{color}]{sent.Status}[/] in {Duration.Show(sent.Elapsed)}");
        if (sent.Body.Length > 0)
        {
            terminal.Text(sent.Body.Length > ShownBody ? sent.Body[..ShownBody] + "…" : sent.Body.TrimEnd());
        }

        if (!isV2 && sent is { IsSuccess: true, Status: not 200 })
        {
            terminal.Note($"[yellow]Allo takes 200 alone for v1 events, and does not send them again.[/]");
        }
        else if (sent.Status is >= 300 and < 400)
        {
            terminal.Note($"[yellow]Allo does not follow redirects: the event counts as not delivered.[/]");
        }
    }

    private static void Summarize(string topic, Sent[] sent, Terminal terminal)
    {
        var outcomes = sent.GroupBy(one => one.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? one.Error!)
            .OrderByDescending(group => group.Count()).ToArray();
        var times = sent.Select(one => one.Elapsed).Order().ToArray();
        TimeSpan Percentile(double part) => times[(int)Math.Ceiling(part * times.Length) - 1];
        terminal.Json(new JsonObject
        {
            ["topic"] = topic,
            ["sent"] = sent.Length,
            ["succeeded"] = sent.Count(one => one.IsSuccess),
            ["outcomes"] = new JsonObject(outcomes.Select(group => KeyValuePair.Create(group.Key, (JsonNode?)group.Count()))),
            ["median_milliseconds"] = Math.Round(Percentile(0.5).TotalMilliseconds, 1),
            ["p99_milliseconds"] = Math.Round(Percentile(0.99).TotalMilliseconds, 1),
            ["max_milliseconds"] = Math.Round(times[^1].TotalMilliseconds, 1),
        });
        terminal.Line($"[bold]{topic}[/] {sent.Length} sent: {string.Join(", ", outcomes.Select(group => $"{group.Count()} × {group.Key}"))}");
        terminal.Line($"[grey]half within {Duration.Show(Percentile(0.5))}, 99 % within {Duration.Show(Percentile(0.99))}, slowest {Duration.Show(times[^1])}[/]");
    }

    private static Uri Address(SendSettings settings)
    {
        var text = settings.Url ?? throw Mistake("Where to? Give the endpoint with --url.");
        if (settings.PathToken is { Length: > 0 } token)
        {
            var escaped = Uri.EscapeDataString(token);
            text = text.Contains("{token}", StringComparison.Ordinal)
                ? text.Replace("{token}", escaped, StringComparison.Ordinal)
                : text.TrimEnd('/') + "/" + escaped;
        }

        return WebAddress.Parse(text, "--url");
    }

    private static KeyValuePair<string, string>[] Headers(IEnumerable<string> headers) =>
    [
        .. headers.Select(header => header.IndexOf('=', StringComparison.Ordinal) is > 0 and var end
            ? KeyValuePair.Create(header[..end], header[(end + 1)..])
            : throw Mistake("--header takes a name and a value, such as X-Tenant=paris.")),
    ];

    private static ToolException Mistake(string message) => new(message, ExitCode.Usage);
}
