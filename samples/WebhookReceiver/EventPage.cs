using System.Globalization;
using System.Net;

namespace WebhookReceiver;

/// <summary>The page. A topic and an id are whatever a sender wrote: everything is encoded.</summary>
internal static class EventPage
{
    public static string Render(IReadOnlyList<StoredEvent> events) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <title>Allo events</title>
        <h1>Last events</h1>
        <table>
        <tr><th>Received (UTC)<th>Topic<th>Id<th>Bytes</tr>
        {string.Concat(events.Select(Row))}
        </table>
        </html>
        """;

    private static string Row(StoredEvent e) =>
        $"<tr><td>{Text(e.ReceivedAt)}<td>{Text(e.Topic)}<td>{Text(e.ObjectId)}<td>{Text(e.Bytes.ToString(CultureInfo.InvariantCulture))}</tr>\n";

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
