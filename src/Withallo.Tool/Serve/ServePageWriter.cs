using System.Net;
using System.Text;
using System.Text.Json;
using Withallo.Testing;
using Withallo.Webhooks;

namespace Withallo.Tool;

/// <summary>Writes the page: what the sandbox holds now, newest first. It reads well without a script, and works on a phone.</summary>
internal sealed class ServePageWriter(AlloSandbox sandbox)
{
    private const int Shown = 50;

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly StringBuilder _html = new();

    public string Write()
    {
        _html.Append(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Allo sandbox</title>
            <link rel="stylesheet" href="/page.css">
            <script src="/page.js" defer></script>
            </head>
            <body>
            <header>
            <h1>Allo sandbox <span id="live" title="whether the page follows">●</span></h1>
            """);
        WriteAccess();
        WriteForm();
        _html.Append("</header>\n<main>\n");
        WriteMessages();
        WriteDeliveries();
        WriteRequests();
        _html.Append("</main>\n</body>\n</html>\n");
        return _html.ToString();
    }

    private void WriteAccess()
    {
        _html.Append("<dl>");
        foreach (var (name, value) in new[] { ("Key", sandbox.ApiKey), ("API v1", sandbox.BaseUrl.AbsoluteUri), ("API v2", sandbox.V2BaseUrl.AbsoluteUri) })
        {
            _html.Append("<dt>").Append(name).Append("</dt><dd><code>").Append(Encode(value)).Append("</code></dd>");
        }

        _html.Append("</dl>\n");
    }

    private void WriteForm()
    {
        _html.Append("<form method=\"post\" action=\"/send\"><label for=\"topic\">Send a sample of</label> <select id=\"topic\" name=\"topic\">");
        foreach (var topic in WebhookTopic.Known.OrderByDescending(topic => topic.Generation == WebhookVersion.V2))
        {
            _html.Append("<option>").Append(Encode(topic.Name)).Append("</option>");
        }

        _html.Append("</select> <button>Send</button></form>\n");
    }

    private void WriteMessages()
    {
        var messages = sandbox.SentMessages.Reverse().ToArray();
        WriteHeading("Messages", messages.Length, "Messages that are sent through the API appear here.");
        foreach (var message in messages.Take(Shown))
        {
            _html.Append("<article class=\"message\"><p class=\"meta\">").Append(Encode(message.FromNumber ?? message.SenderId))
                .Append(" → ").Append(Encode(message.ToNumber));
            WriteTime(message.StartDate);
            _html.Append("</p><p class=\"bubble\">").Append(Encode(message.Content)).Append("</p></article>\n");
        }

        _html.Append("</section>\n");
    }

    private void WriteDeliveries()
    {
        var deliveries = sandbox.Deliveries.Reverse().ToArray();
        var webhooks = sandbox.Webhooks.Count + sandbox.WebhookEndpoints.Count;
        var hint = webhooks == 0
            ? "There is no webhook yet: create one through the API, or run withallo listen."
            : $"{webhooks} {(webhooks == 1 ? "webhook waits" : "webhooks wait")} for events.";
        WriteHeading("Deliveries", deliveries.Length, hint);
        foreach (var delivery in deliveries.Take(Shown))
        {
            var kind = delivery.State switch
            {
                DeliveryState.Delivered => "good",
                DeliveryState.Pending => "waiting",
                _ => "bad",
            };
            var attempts = delivery.Attempts.ToArray();
            _html.Append("<details id=\"d-").Append(delivery.GetHashCode()).Append("\"><summary><b>").Append(Encode(delivery.Topic.Name))
                .Append("</b> <span class=\"badge ").Append(kind).Append("\">").Append(delivery.State).Append("</span> <span class=\"meta\">")
                .Append(string.Join(' ', attempts.Select(attempt => attempt.StatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–")));
            WriteTime(attempts is [.., var last] ? last.Time : null);
            _html.Append("</span></summary><p class=\"meta\">to ").Append(Encode(delivery.Url)).Append("</p>");
            if ((delivery.Reason ?? attempts.LastOrDefault()?.Error) is { } reason)
            {
                _html.Append("<p class=\"reason\">").Append(Encode(reason)).Append("</p>");
            }

            WriteBody(delivery.Body);
            _html.Append("</details>\n");
        }

        _html.Append("</section>\n");
    }

    private void WriteRequests()
    {
        var requests = sandbox.Requests.Reverse().ToArray();
        WriteHeading("Requests", requests.Length, "Point a client here with the key above.");
        foreach (var request in requests.Take(Shown))
        {
            var kind = request.StatusCode switch
            {
                null => "waiting",
                < 400 => "good",
                _ => "bad",
            };
            _html.Append("<details id=\"r-").Append(request.Timestamp.Ticks).Append('-').Append(request.Path.GetHashCode(StringComparison.Ordinal))
                .Append("\"><summary><b>").Append(Encode(request.Method)).Append("</b> <span class=\"path\">")
                .Append(Encode(Uri.UnescapeDataString(request.Path + request.Query))).Append("</span> <span class=\"badge ").Append(kind).Append("\">")
                .Append(request.StatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "…").Append("</span><span class=\"meta\">");
            WriteTime(request.Timestamp);
            _html.Append("</span></summary>");
            WriteBody(request.Body);
            _html.Append("</details>\n");
        }

        _html.Append("</section>\n");
    }

    private void WriteHeading(string title, int count, string hint)
    {
        _html.Append("<section><h2>").Append(title).Append(" <span class=\"count\">").Append(count).Append("</span></h2>\n");
        if (count == 0)
        {
            _html.Append("<p class=\"hint\">").Append(Encode(hint)).Append("</p>\n");
        }
    }

    private void WriteTime(DateTimeOffset? time)
    {
        if (time is { } t)
        {
            _html.Append($" <time datetime=\"{t.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\">{t.ToLocalTime():HH:mm:ss}</time>");
        }
    }

    private void WriteBody(string body) => _html.Append("<pre>").Append(Encode(body.Length == 0 ? "(no body)" : Pretty(body))).Append("</pre>");

    private static string Pretty(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer, Indented))
            {
                document.RootElement.WriteTo(json);
            }

            return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");
}
