using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Withallo.Webhooks;

namespace WebhookReceiver;

/// <summary>The page. What an event says is whatever a sender wrote: everything is encoded.</summary>
internal static class EventPage
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ContentSecurityPolicy(string nonce) =>
        $"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; connect-src 'self'; form-action 'self'; base-uri 'none'";

    public static string Render(IReadOnlyList<ShownEvent> events, string formToken, string nonce) =>
        $$"""
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Allo events</title>
        <style nonce="{{nonce}}">
        body { font: 16px/1.4 system-ui, sans-serif; max-width: 45rem; margin: 0 auto; padding: .5rem; color: #222; background: #fff }
        h1 { font-size: 1.3rem }
        details { border-top: 1px solid #ddd; padding: .5rem 0 }
        summary { cursor: pointer; overflow-wrap: anywhere }
        time { color: #666; white-space: nowrap }
        .state { border-radius: 1rem; padding: 0 .6rem; font-size: .8rem; color: #fff; background: #2a7d46 }
        .waiting { background: #8a6100 }
        .failed { background: #b3261e }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f5f5f5; padding: .5rem; font-size: .8rem }
        form { margin: .3rem 0 }
        button { font: inherit; padding: .3rem 1rem }
        </style>
        <h1>Allo events</h1>
        <main>
        {{RenderEvents(events, formToken)}}
        </main>
        <script nonce="{{nonce}}">
        setInterval(async () => {
          if (document.hidden) return;
          const response = await fetch('/events').catch(() => null);
          if (!response?.ok) return;
          const next = document.createElement('main');
          next.innerHTML = await response.text();
          for (const open of document.querySelectorAll('details[open]')) next.querySelector('#' + open.id)?.setAttribute('open', '');
          document.querySelector('main').replaceWith(next);
        }, 2000);
        </script>
        </html>
        """;

    /// <summary>What changes while the page is open.</summary>
    public static string RenderEvents(IReadOnlyList<ShownEvent> events, string formToken) =>
        events.Count == 0 ? "<p>None yet.</p>" : string.Concat(events.Select(e => Item(e, formToken)));

    private static string Item(ShownEvent e, string formToken)
    {
        var (state, text) = e.State switch
        {
            EventState.Handled => ("handled", "handled"),
            EventState.Failed => ("failed", "failed"),
            _ => ("waiting", e.Attempts > 0 ? $"waiting, {e.Attempts} failed" : "waiting"),
        };
        var (about, json) = e.Event is { } webhook ? Read(webhook) : ("cannot be read", "");
        return $"""
            <details id="e{e.Id:N}">
            <summary>
            <span class="state {state}">{text}</span> <b>{Text(e.Event?.Topic.Name)}</b> {Text(about)}
            <time>{e.ReceivedAt:yyyy-MM-dd HH:mm:ss} UTC</time>
            </summary>
            {(e.State == EventState.Failed ? Replay(e, formToken) : "")}
            <pre>{Text(json)}</pre>
            </details>

            """;
    }

    private static string Replay(ShownEvent e, string formToken) =>
        $"""
        <p>{Text(e.Problem)}</p>
        <form method="post" action="/replay">
        <input type="hidden" name="token" value="{formToken}"><input type="hidden" name="id" value="{e.Id}"><button>Replay</button>
        </form>
        """;

    private static (string About, string Json) Read(WebhookEvent webhook)
    {
        try
        {
            return (About(webhook.Raw), JsonSerializer.Serialize(webhook.Raw, Indented));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or JsonException)
        {
            // A text with half a character: the SDK reads over it, the serializer does not.
            return ("", Encoding.UTF8.GetString(webhook.RawBody.Span));
        }
    }

    /// <summary>Who, and briefly what.</summary>
    private static string About(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            return "";
        }

        string? Find(params string[] names) => names
            .Select(name => data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null)
            .FirstOrDefault(static value => !string.IsNullOrEmpty(value));

        var (from, to) = (Find("from_number"), Find("to_number", "to"));
        var who = from is null && to is null ? Find("name") : $"{from} → {to}";
        return string.Join(" · ", new[] { who, Find("content", "one_sentence_summary", "result") }.Where(static part => part is not null));
    }

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
