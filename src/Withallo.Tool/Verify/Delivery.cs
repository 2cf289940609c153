using System.Text;
using System.Text.Json.Nodes;
using Withallo.Webhooks;

namespace Withallo.Tool;

/// <summary>A delivery to verify: the three headers, as far as they are there, and the bytes of the body.</summary>
/// <param name="Id">The value of <c>webhook-id</c>.</param>
/// <param name="Timestamp">The value of <c>webhook-timestamp</c>.</param>
/// <param name="Signature">The value of <c>webhook-signature</c>.</param>
/// <param name="Body">The bytes of the body.</param>
/// <param name="IsParsed">The body stood in its file as an object instead of a text: its bytes are a guess.</param>
internal sealed record Delivery(string? Id, string? Timestamp, string? Signature, byte[] Body, bool IsParsed)
{
    public static async Task<Delivery> ReadAsync(VerifySettings settings, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        byte[]? body = null;
        var isParsed = false;
        if (settings.Delivery is { } path)
        {
            var file = InputFile.ParseObject(path, await InputFile.ReadAsync(path, cancellationToken).ConfigureAwait(false));
            foreach (var (name, value) in file["headers"] as JsonObject ?? throw Mistake($"{path} has no 'headers' object."))
            {
                headers[name] = Text(value is JsonArray list ? list.FirstOrDefault() : value);
            }

            isParsed = file["body"] is JsonObject;
            body = file["body"] switch
            {
                JsonObject parsed => JsonText.BytesOf(parsed),
                JsonValue text when text.TryGetValue<string>(out var content) => Encoding.UTF8.GetBytes(content),
                _ => null,
            };
        }

        foreach (var header in settings.Header)
        {
            var end = header.IndexOf('=', StringComparison.Ordinal);
            headers[end > 0 ? header[..end] : throw Mistake("--header takes a name and a value, such as webhook-id=msg_….")] = header[(end + 1)..];
        }

        if (settings.Body is { } bodyPath)
        {
            body = await InputFile.ReadAsync(bodyPath, cancellationToken).ConfigureAwait(false);
            isParsed = false;
        }

        return new Delivery(
            settings.Id ?? headers.GetValueOrDefault(WebhookHeaders.Id),
            settings.Timestamp ?? headers.GetValueOrDefault(WebhookHeaders.Timestamp),
            settings.Signature ?? headers.GetValueOrDefault(WebhookHeaders.Signature),
            body ?? throw Mistake("There is no body: give a delivery file that has a 'body', or --body."),
            isParsed);
    }

    private static string Text(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var content) ? content : value?.ToJsonString() ?? "";

    private static ToolException Mistake(string message) => new(message, ExitCode.Usage);
}
