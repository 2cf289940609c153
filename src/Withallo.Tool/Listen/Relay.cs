using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Withallo.Webhooks;

namespace Withallo.Tool;

/// <summary>
/// What arrives: verified, forwarded, shown. The sender gets the application's own status, so that what fails here is sent again as it
/// would be in production.
/// </summary>
internal sealed class Relay(ListenSettings settings, Terminal terminal, EventSender? forward, CancellationToken stopping)
{
    private static readonly string[] Passed = [WebhookHeaders.Id, WebhookHeaders.Timestamp, WebhookHeaders.Signature, "User-Agent"];

    private readonly string _marker = Guid.NewGuid().ToString("N");
    private volatile string? _secret;
    private Received? _last;

    /// <summary>The response to a GET: whoever reads it through the tunnel knows that the tunnel leads here.</summary>
    public string Marker => _marker;

    public void Open(string secret) => _secret = secret;

    public async Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await context.Response.WriteAsync(_marker, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        string? Header(string name) => context.Request.Headers[name] is [{ Length: > 0 } value] ? value : null;
        var delivery = new Delivery(
            Header(WebhookHeaders.Id), Header(WebhookHeaders.Timestamp), Header(WebhookHeaders.Signature), buffer.ToArray(), IsParsed: false);
        var verdict = _secret is { } secret
            ? Verdict.Of(delivery, [secret], TimeSpan.FromMinutes(5), TimeProvider.System)
            : new Verdict("not_ready", "It came before the webhook was ready.");
        if (!verdict.IsValid)
        {
            Show(delivery, topic: null, sent: null, verdict);
            context.Response.StatusCode = verdict.Reason == "not_ready" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status401Unauthorized;
            return;
        }

        var headers = Passed.Select(name => KeyValuePair.Create(name, Header(name))).Where(header => header.Value is not null).ToArray();
        var received = new Received(delivery, TopicOf(delivery.Body), headers!);
        _last = received;
        var sent = await ForwardAsync(received).ConfigureAwait(false);
        context.Response.StatusCode = forward is null ? StatusCodes.Status200OK : sent?.Status ?? StatusCodes.Status502BadGateway;
    }

    /// <summary>Forwards the last event once more.</summary>
    public async Task RepeatAsync()
    {
        if (_last is { } last)
        {
            await ForwardAsync(last).ConfigureAwait(false);
        }
        else
        {
            terminal.Note($"[grey]There is no event yet.[/]");
        }
    }

    private async Task<Sent?> ForwardAsync(Received received)
    {
        var sent = forward is null
            ? null
            : await forward.SendAsync(received.Delivery.Id!, received.Delivery.Body, settings.SignWith is null ? received.Headers : [], stopping)
                .ConfigureAwait(false);
        Show(received.Delivery, received.Topic, sent, verdict: null);
        return sent;
    }

    private void Show(Delivery delivery, string? topic, Sent? sent, Verdict? verdict)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (terminal.IsJson)
        {
            terminal.Json(new JsonObject
            {
                ["event"] = "delivery",
                ["time"] = $"{now:yyyy-MM-ddTHH:mm:ss.fffZ}",
                ["topic"] = topic,
                ["id"] = delivery.Id,
                ["valid"] = verdict is null,
                ["reason"] = verdict?.Reason,
                ["status"] = sent?.Status,
                ["milliseconds"] = sent is null ? null : Math.Round(sent.Elapsed.TotalMilliseconds, 1),
                ["error"] = sent?.Error ?? verdict?.Sentence,
                ["body"] = verdict is null ? Parse(delivery.Body) : null,
            });
            return;
        }

        var time = terminal.IsPretty ? $"{now.ToLocalTime():HH:mm:ss}" : $"{now:yyyy-MM-ddTHH:mm:ss.fffZ}";
        if (verdict is not null)
        {
            terminal.Line($"[grey]{time}[/]  [red]refused[/]  {verdict.Sentence}");
            return;
        }

        var id = delivery.Id ?? "";
        if (sent is null)
        {
            terminal.Line($"[grey]{time}[/]  [bold]{topic ?? "?"}[/]  [grey]{id}[/]  acknowledged");
        }
        else if (sent.Error is { } error)
        {
            terminal.Line($"[grey]{time}[/]  [bold]{topic ?? "?"}[/]  [grey]{id}[/]  [red]{error}[/]");
        }
        else
        {
            var color = sent.IsSuccess ? "green" : "red";
            terminal.Line($"[grey]{time}[/]  [bold]{topic ?? "?"}[/]  [grey]{id}[/]  [{color}]{sent.Status}[/] in {Duration.Show(sent.Elapsed)}");
        }

        if (settings.Bodies)
        {
            terminal.Text(System.Text.Encoding.UTF8.GetString(delivery.Body));
        }
    }

    private static string? TopicOf(byte[] body)
    {
        try
        {
            return WebhookEvent.Parse(body).Topic.Name;
        }
        catch (InvalidWebhookPayloadException)
        {
            return null;
        }
    }

    private static JsonNode? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Received(Delivery Delivery, string? Topic, KeyValuePair<string, string>[] Headers);
}
