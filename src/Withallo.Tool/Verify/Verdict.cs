using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Withallo.Webhooks;

namespace Withallo.Tool;

/// <summary>What is wrong with a delivery, if anything, and how it usually comes about.</summary>
/// <param name="Reason">A name for programs.</param>
/// <param name="Sentence">The same for people.</param>
internal sealed record Verdict(string Reason, string Sentence)
{
    public bool IsValid => Reason == "valid";

    public static Verdict Of(Delivery delivery, IReadOnlyList<string> secrets, TimeSpan? tolerance, TimeProvider clock)
    {
        var (id, timestamp, signature, body) = (delivery.Id, delivery.Timestamp, delivery.Signature, delivery.Body);
        string[] missing =
        [
            .. new[] { (WebhookHeaders.Id, id), (WebhookHeaders.Timestamp, timestamp), (WebhookHeaders.Signature, signature) }
                .Where(header => string.IsNullOrEmpty(header.Item2)).Select(header => header.Item1),
        ];
        if (missing.Length > 0)
        {
            return missing.Length == 3 && IsV1(body)
                ? new Verdict("v1", "This is a v1 event: Allo does not sign those. Guard its endpoint by a token in the address.")
                : new Verdict("missing_header", $"Missing: {string.Join(", ", missing)}. A proxy or framework may have dropped or renamed it.");
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return new Verdict("invalid_timestamp", "webhook-timestamp is not a number of Unix seconds.");
        }

        var time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        bool Fits(ReadOnlySpan<byte> bytes, IEnumerable<string> keys) =>
            new WebhookSignatureVerifier(keys, timeProvider: new FixedClock(time)).Verify(id, timestamp, signature, bytes) == WebhookSignatureResult.Valid;

        if (!Fits(body, secrets))
        {
            return Mismatch(delivery, secrets, Fits);
        }

        var age = clock.GetUtcNow() - time;
        if (tolerance is { } limit && age.Duration() > limit)
        {
            var which = age > TimeSpan.Zero ? "before" : "after";
            var cause = age > TimeSpan.Zero
                ? "It is an old one, or this machine's clock is fast. Give --tolerance none for a delivery of long ago."
                : "This machine's clock is slow.";
            return new Verdict("stale_timestamp", $"The signature is right, but of {Duration.Show(age)} {which} now. {cause}");
        }

        return new Verdict("valid", $"The signature is right; it was made {Duration.Show(age)} {(age >= TimeSpan.Zero ? "ago" : "ahead of this clock")}.");
    }

    private delegate bool Fitting(ReadOnlySpan<byte> body, IEnumerable<string> secrets);

    private static Verdict Mismatch(Delivery delivery, IReadOnlyList<string> secrets, Fitting fits)
    {
        if (!delivery.Signature!.Split(' ').Any(entry => entry.StartsWith("v1,", StringComparison.Ordinal)))
        {
            return new Verdict("no_v1_signature", "webhook-signature holds no entry that begins with 'v1,'.");
        }

        foreach (var (bytes, change) in Variants(delivery.Body))
        {
            if (fits(bytes, secrets))
            {
                return new Verdict("altered_body", $"The secret is right, but the body is not what was signed: {change}");
            }
        }

        if (fits(delivery.Body, secrets.Select(secret => Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)))))
        {
            return new Verdict("secret_not_decoded", "The sender signed with the secret's letters. The key is what the base64 after whsec_ stands for.");
        }

        var guess = delivery.IsParsed ? " The body was given as an object: give its text, as it came, to be sure." : "";
        return new Verdict(
            "mismatch",
            "No signature fits: the secret is another endpoint's, or the body was changed on its way. It must be the raw bytes, before anything parsed them." + guess);
    }

    /// <summary>What usually happens to a body on its way, undone.</summary>
    private static IEnumerable<(byte[] Body, string Change)> Variants(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        yield return (Bytes(text.TrimEnd('\r', '\n')), "it has a line break at its end that an editor or echo added.");
        yield return (Bytes(text + "\n"), "the line break at its end was cut off.");
        yield return (Bytes(text.Replace("\r\n", "\n", StringComparison.Ordinal)), "its line breaks were turned into CR LF.");
        yield return (Bytes(text.Replace("\n", "\r\n", StringComparison.Ordinal)), "its CR LF line breaks were turned into LF.");
        yield return (Bytes(text.TrimStart('\uFEFF')), "it has a byte order mark that was not there.");
        foreach (var (encoder, escaping) in new[] { (JavaScriptEncoder.UnsafeRelaxedJsonEscaping, ""), (JavaScriptEncoder.Default, ", with other escapes") })
        {
            foreach (var isIndented in new[] { false, true })
            {
                if (Rewrite(body, encoder, isIndented) is { } rewritten)
                {
                    yield return (rewritten, $"it was parsed and written again{escaping}: the spaces or escapes are not the signed ones.");
                }
            }
        }
    }

    private static byte[]? Rewrite(byte[] body, JavaScriptEncoder encoder, bool isIndented)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = encoder, Indented = isIndented, NewLine = "\n" }))
            {
                document.RootElement.WriteTo(json);
            }

            return buffer.ToArray();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsV1(byte[] body)
    {
        try
        {
            return WebhookEvent.Parse(body).Version != WebhookVersion.V2;
        }
        catch (InvalidWebhookPayloadException)
        {
            return false;
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
