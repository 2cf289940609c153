using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Withallo.Webhooks.Tests;

/// <summary>What holds for any input. Each failure prints the input and the seed that made it.</summary>
public sealed class PropertyTests
{
    private static readonly byte[][] Bodies = [.. Fixtures.All.Select(Fixtures.Read)];

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "-", "1e999", "0.5", "\"topic\"", "\"data\"", "\"body\"", "\"CALL_RECEIVED\"",
        "\"call.completed\"", "\"new\"", "\"\\ud83d\"", "\"\\u0000\"", "\u00E9", "\"transcriptions\"", "\"tags\"", "\"company\"", "\"id\"", "\"length\"",
    ];

    private static readonly Gen<byte[]> Random = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

    private static readonly Gen<byte[]> NearlyJson =
        Gen.Elements(Pieces).ArrayOf().Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces)));

    private static readonly Gen<byte[]> Mutated =
        from body in Gen.Elements(Bodies)
        from changes in Gen.Choose(1, 4)
        from places in Gen.ArrayOf(Gen.Choose(0, body.Length - 1), changes)
        from kinds in Gen.ArrayOf(Gen.Choose(0, 4), changes)
        from values in Gen.ArrayOf(Gen.Choose(0, 255), changes)
        from pieces in Gen.ArrayOf(Gen.Elements(Pieces), changes)
        select Mutate(body, places, kinds, values, pieces);

    /// <summary>Fixtures in which one value has become another: JSON still, but not what the member holds as a rule.</summary>
    private static readonly Gen<byte[]> OtherKinds =
        from body in Gen.Elements(Bodies)
        from at in Gen.Choose(0, 60)
        from value in Gen.Elements("null", "true", "42", "-1.5e300", "\"text\"", "\"\\ud83d\"", "[]", "[null,1,\"a\",{}]", "{}", "{\"name\":{},\"id\":[]}")
        select ReplaceValue(body, at, value);

    [Fact]
    public void Whatever_arrives_is_read_or_refused_by_our_exception() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(20_000),
            Prop.ForAll(Arb.From(Gen.OneOf(Random, NearlyJson, Mutated, Mutated, OtherKinds)), body => IsReadOrRefused(body)));

    [Fact]
    public void Whatever_the_data_holds_the_event_gets_through() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(5_000),
            Prop.ForAll(Arb.From(OtherKinds), body => !IsJsonWithTopicAndData(body) || IsRead(body)));

    [Fact]
    public void A_delivery_with_one_bit_flipped_is_refused()
    {
        var clock = new FakeTimeProvider();
        var secret = WebhookSigner.NewSecret();
        var verifier = new WebhookSignatureVerifier([secret], timeProvider: clock);
        var deliveries =
            from body in Gen.Elements(Bodies)
            from id in Gen.Elements("msg_1", "msg_2NfDKEm9sF8xK3pQr1Zt", "m")
            from part in Gen.Choose(0, 3)
            from bit in Gen.Choose(0, int.MaxValue)
            select (body, id, part, bit);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(5_000),
            Prop.ForAll(Arb.From(deliveries), delivery =>
            {
                var headers = new WebhookSigner(secret).CreateHeaders(delivery.id, clock.GetUtcNow(), delivery.body);
                string[] parts = [headers[WebhookHeaders.Id], headers[WebhookHeaders.Timestamp], headers[WebhookHeaders.Signature]];
                var intact = verifier.Verify(parts[0], parts[1], parts[2], delivery.body) == WebhookSignatureResult.Valid;

                var body = (byte[])delivery.body.Clone();
                if (delivery.part == 3)
                {
                    body[delivery.bit / 8 % body.Length] ^= (byte)(1 << (delivery.bit % 8));
                }
                else
                {
                    var text = parts[delivery.part].ToCharArray();
                    text[delivery.bit / 8 % text.Length] ^= (char)(1 << (delivery.bit % 8));
                    parts[delivery.part] = new string(text);
                }

                return intact && verifier.Verify(parts[0], parts[1], parts[2], body) != WebhookSignatureResult.Valid;
            }));
    }

    [Fact]
    public void Whatever_the_headers_hold_the_check_does_not_throw()
    {
        var verifier = new WebhookSignatureVerifier([WebhookSigner.NewSecret()]);
        var header = ArbMap.Default.GeneratorFor<string>();

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000),
            Prop.ForAll(
                Arb.From(Gen.ArrayOf(header, 3)),
                headers => verifier.Verify(headers[0], headers[1], headers[2], "{}"u8) != WebhookSignatureResult.Valid));
    }

    private static bool IsReadOrRefused(byte[] body)
    {
        try
        {
            var webhook = WebhookEvent.Parse(body);
            return webhook.Raw.ValueKind == JsonValueKind.Object
                && webhook.ToString().Length > 0
                && (webhook.DataId ?? "id").Length > 0
                && webhook.Get("transfer_to.number", "fallback") is not null
                && Wholesome.Describe(webhook).Length > 0;
        }
        catch (InvalidWebhookPayloadException)
        {
            return true;
        }
    }

    private static bool IsRead(byte[] body)
    {
        WebhookEvent.Parse(body);
        return true;
    }

    private static bool IsJsonWithTopicAndData(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("topic", out var topic) && topic.ValueKind == JsonValueKind.String
            && topic.GetRawText() is not ("\"\\ud83d\"" or "\"\"")
            && ((json.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
                || (json.RootElement.TryGetProperty("body", out data) && data.ValueKind == JsonValueKind.Object));
    }

    private static byte[] Mutate(byte[] body, int[] places, int[] kinds, int[] values, string[] pieces)
    {
        var bytes = body.ToList();
        for (var i = 0; i < places.Length; i++)
        {
            var at = Math.Min(places[i], bytes.Count - 1);
            switch (kinds[i])
            {
                case 0:
                    bytes[at] = (byte)values[i];
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(pieces[i]));
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(values[i], bytes.Count - at));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(0, Math.Min(values[i], bytes.Count)));
                    break;
            }

            if (bytes.Count == 0)
            {
                break;
            }
        }

        return [.. bytes];
    }

    private static byte[] ReplaceValue(byte[] body, int which, string value)
    {
        var reader = new Utf8JsonReader(body);
        var values = new List<(int From, int To)>();
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var inner = reader;
            inner.Read();
            var from = (int)inner.TokenStartIndex;
            inner.Skip();
            values.Add((from, (int)inner.BytesConsumed));
        }

        var (start, end) = values[which % values.Count];
        return [.. body[..start], .. Encoding.UTF8.GetBytes(value), .. body[end..]];
    }
}
