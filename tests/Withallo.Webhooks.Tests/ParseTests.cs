using System.Text;
using System.Text.Json;

namespace Withallo.Webhooks.Tests;

public sealed class ParseTests
{
    private const string Good = """{"topic":"CALL_RECEIVED","data":{"id":"call_1"}}""";

    [Theory]
    [InlineData("", InvalidWebhookPayloadReason.Empty)]
    [InlineData("\uFEFF", InvalidWebhookPayloadReason.Empty)]
    [InlineData(" ", InvalidWebhookPayloadReason.NotJson)]
    [InlineData("topic=CALL_RECEIVED", InvalidWebhookPayloadReason.NotJson)]
    [InlineData("{", InvalidWebhookPayloadReason.NotJson)]
    [InlineData("""{"topic":"CALL_RECEIVED","data":{"id":"call_1""", InvalidWebhookPayloadReason.NotJson)]
    [InlineData("""{"topic":"CALL_RECEIVED","data":{"id":"call_1"}""", InvalidWebhookPayloadReason.NotJson)]
    [InlineData(Good + "x", InvalidWebhookPayloadReason.NotJson)]
    [InlineData(Good + Good, InvalidWebhookPayloadReason.NotJson)]
    [InlineData("""{"topic":"CALL_RECEIVED","data":{"id":NaN}}""", InvalidWebhookPayloadReason.NotJson)]
    [InlineData("""{"topic":"CALL_RECEIVED","data":{"new":[}}""", InvalidWebhookPayloadReason.NotJson)]
    [InlineData("""{"topic":"CALL_RECEIVED",/* no */"data":{}}""", InvalidWebhookPayloadReason.NotJson)]
    [InlineData("[]", InvalidWebhookPayloadReason.NotAnObject)]
    [InlineData("null", InvalidWebhookPayloadReason.NotAnObject)]
    [InlineData("\"CALL_RECEIVED\"", InvalidWebhookPayloadReason.NotAnObject)]
    [InlineData("42", InvalidWebhookPayloadReason.NotAnObject)]
    [InlineData("{}", InvalidWebhookPayloadReason.MissingTopic)]
    [InlineData("""{"data":{}}""", InvalidWebhookPayloadReason.MissingTopic)]
    [InlineData("""{"Topic":"CALL_RECEIVED","data":{}}""", InvalidWebhookPayloadReason.MissingTopic)]
    [InlineData("""{"event":7,"data":{}}""", InvalidWebhookPayloadReason.MissingTopic)]
    [InlineData("""{"topic":null,"data":{}}""", InvalidWebhookPayloadReason.InvalidTopic)]
    [InlineData("""{"topic":42,"data":{}}""", InvalidWebhookPayloadReason.InvalidTopic)]
    [InlineData("""{"topic":{"name":"PING"},"data":{}}""", InvalidWebhookPayloadReason.InvalidTopic)]
    [InlineData("""{"topic":"","data":{}}""", InvalidWebhookPayloadReason.InvalidTopic)]
    [InlineData("""{"topic":" ","data":{}}""", InvalidWebhookPayloadReason.InvalidTopic)]
    [InlineData("""{"topic":"a\nb","data":{}}""", InvalidWebhookPayloadReason.InvalidTopic)]
    [InlineData("""{"topic":"CALL_RECEIVED"}""", InvalidWebhookPayloadReason.MissingData)]
    [InlineData("""{"topic":"call.completed","version":"2.0","data":null}""", InvalidWebhookPayloadReason.MissingData)]
    [InlineData("""{"topic":"CALL_RECEIVED","data":[]}""", InvalidWebhookPayloadReason.DataNotAnObject)]
    [InlineData("""{"data":"x","topic":"CALL_RECEIVED"}""", InvalidWebhookPayloadReason.DataNotAnObject)]
    [InlineData("""{"topic":"PING","data":1}""", InvalidWebhookPayloadReason.DataNotAnObject)]
    [InlineData("""{"topic":"PING","topic":"CALL_RECEIVED","data":{}}""", InvalidWebhookPayloadReason.RepeatedMember)]
    [InlineData("""{"topic":"PING","data":{},"data":{}}""", InvalidWebhookPayloadReason.RepeatedMember)]
    public void A_body_that_cannot_be_read_says_why(string body, InvalidWebhookPayloadReason reason)
    {
        var ofText = Assert.Throws<InvalidWebhookPayloadException>(() => WebhookEvent.Parse(body));
        var ofBytes = Assert.Throws<InvalidWebhookPayloadException>(() => WebhookEvent.Parse(Encoding.UTF8.GetBytes(body)));

        Assert.Equal(reason, ofText.Reason);
        Assert.Equal(reason, ofBytes.Reason);
        Assert.IsAssignableFrom<WithalloException>(ofBytes);
        Assert.Null(ofBytes.InnerException);
        Assert.Equal(reason is InvalidWebhookPayloadReason.NotJson, ofBytes.BytePosition is not null);
    }

    [Theory]
    [InlineData("""{"event":"call.completed","version":"2.0","data":{"id":"cll_1"}}""", "call.completed")]
    [InlineData("""{"version":"2.0","data":{"id":"cll_1"},"event":"call.completed"}""", "call.completed")]
    [InlineData("""{"event":"fax.received","version":"2.0","data":{"id":"cll_1"}}""", "fax.received")]
    [InlineData("""{"event":"call.received","topic":"call.completed","version":"2.0","data":{"id":"cll_1"}}""", "call.completed")]
    [InlineData("""{"topic":"call.completed","event":"","version":"2.0","data":{"id":"cll_1"}}""", "call.completed")]
    [InlineData("""{"topic":"call.completed","event":{"id":7},"version":"2.0","data":{"id":"cll_1"}}""", "call.completed")]
    public void An_envelope_that_says_event_in_place_of_topic_is_read(string body, string topic)
    {
        var webhook = WebhookEvent.Parse(body);

        Assert.Equal((topic, "cll_1", WebhookVersion.V2), (webhook.Topic.Name, webhook.DataId, webhook.Version));
        Assert.Equal(topic == "call.completed", webhook is WebhookEvent<V2.CallCompletedPayload>);
    }

    [Theory]
    [InlineData("""{"event":"","data":{}}""", InvalidWebhookPayloadReason.InvalidTopic)]
    [InlineData("""{"event":{},"data":{}}""", InvalidWebhookPayloadReason.MissingTopic)]
    public void An_event_that_is_no_name_is_no_topic(string body, InvalidWebhookPayloadReason reason) =>
        Assert.Equal(reason, Assert.Throws<InvalidWebhookPayloadException>(() => WebhookEvent.Parse(body)).Reason);

    [Fact]
    public void The_place_where_json_ends_is_given_in_bytes()
    {
        var exception = Assert.Throws<InvalidWebhookPayloadException>(() => WebhookEvent.Parse("""{"topic":"é",oops}"""));

        Assert.Equal(14, exception.BytePosition);
        Assert.Contains("byte 14", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_utf8_byte_order_mark_is_passed_over()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good)];

        var webhook = WebhookEvent.Parse(body);

        Assert.Equal("call_1", webhook.DataId);
        Assert.Equal("call_1", webhook.Get<string>("id"));
        Assert.Equal(body.Length, webhook.RawBody.Length);
    }

    [Fact]
    public void Utf16_and_utf32_are_named_as_such()
    {
        Encoding[] encodings = [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true)];
        foreach (var encoding in encodings)
        {
            Assert.Equal(InvalidWebhookPayloadReason.Utf16, ReasonFor(encoding.GetBytes(Good)));
            Assert.Equal(InvalidWebhookPayloadReason.Utf16, ReasonFor([.. encoding.Preamble, .. encoding.GetBytes(Good)]));
        }
    }

    [Theory]
    [InlineData(0xFF)]
    [InlineData(0xC3)]
    [InlineData(0x80)]
    public void Bytes_that_are_not_utf8_cost_that_character_only(int wrong)
    {
        var body = Encoding.UTF8.GetBytes("""{"topic":"SMS_SENT","data":{"content":"a?b","nobody":"c?d"}}""");
        body.AsSpan().Replace((byte)'?', (byte)wrong);

        var webhook = WebhookEvent.Parse(body);

        var data = Assert.IsType<WebhookEvent<SmsReceivedPayload>>(webhook).Data;
        Assert.Equal("a\uFFFDb", data.Content);
        Assert.Equal("c\uFFFDd", data.AdditionalProperties!["nobody"].GetString());
        Assert.Equal("a\uFFFDb", webhook.Get<string>("content"));
        Assert.Equal(body, webhook.RawBody.ToArray());
    }

    [Fact]
    public void A_text_with_half_a_character_costs_that_character_only() =>
        Assert.Equal("\uFFFD", WebhookEvent.Parse("""{"topic":"PING","data":{"x":"?"}}""".Replace('?', '\uD83D')).Get<string>("x"));

    [Theory]
    [InlineData(@"\ud83d", "\uFFFD")]
    [InlineData(@"cut \ud83d", "cut \uFFFD")]
    [InlineData(@"\udc4d\ud83d\udc4d é\n\t\""\\\/\b\f\r", "\uFFFD\U0001F44D é\n\t\"\\/\b\f\r")]
    public void Half_an_escaped_surrogate_pair_costs_that_character_only(string escaped, string text)
    {
        var webhook = WebhookEvent.Parse($$"""{"topic":"SMS_SENT","data":{"id":"msg_1","content":"{{escaped}}","direction":"{{escaped}}","x{{escaped}}":1} }""");

        var data = Assert.IsType<WebhookEvent<SmsReceivedPayload>>(webhook).Data;
        Assert.Equal(text, data.Content);
        Assert.Equal(text, data.Direction.Value);
        Assert.Equal(["x" + text], data.AdditionalProperties!.Keys);
        Assert.Equal(text, webhook.Get<string>("content"));
    }

    [Theory]
    [InlineData("""{"\ud83d":1,"topic":"PING"}""")]
    [InlineData("""{"topic":"PING","data":{"\ud83d":1}}""")]
    [InlineData("""{"topic":"PING","timestamp":"\ud83d"}""")]
    [InlineData("""{"topic":"call.received","data":{"company":{"\ud83d":1,"name":"\ud83d"},"started_at":"\ud83d","numbers":[{"\ud83d":1}]}}""")]
    [InlineData("""{"topic":"contact.created","data":{"company":{"\ud83d":1},"numbers":[{"\ud83d":1}]}}""")]
    public void Half_an_escaped_surrogate_pair_in_any_place_gets_through(string body) =>
        Assert.True(WebhookEvent.Parse(body).Topic.IsKnown);

    [Fact]
    public void Two_thousand_levels_are_refused_and_sixty_are_not()
    {
        Assert.Equal(InvalidWebhookPayloadReason.TooDeep, ReasonFor(Nested(2000)));
        Assert.Equal(InvalidWebhookPayloadReason.TooDeep, ReasonFor(Nested(2000, "data_collected")));
        Assert.NotNull(WebhookEvent.Parse(Nested(60)));

        static byte[] Nested(int levels, string member = "new") => Encoding.UTF8.GetBytes(
            $$"""{"topic":"CALL_RECEIVED","data":{"{{member}}":{{string.Concat(Enumerable.Repeat("{\"a\":", levels))}}1{{new string('}', levels)}}} }""");
    }

    [Fact]
    public void Huge_numbers_are_kept()
    {
        var digits = new string('9', 5000);
        var webhook = WebhookEvent.Parse($$"""{"topic":"summary.updated","data":{"version":{{digits}},"id":1e999} }""");

        Assert.Equal(digits, webhook.Get<string>("version"));
        Assert.Equal("1e999", webhook.DataId);
        Assert.Equal(-1, webhook.Get("version", -1L));
    }

    [Fact]
    public void An_escaped_topic_is_the_same_topic() =>
        Assert.Same(WebhookTopic.V2.CallCompleted, WebhookEvent.Parse("""{"topic":"call\u002ecompleted","data":{}}""").Topic);

    [Fact]
    public void A_topic_of_tomorrow_is_limited_in_length()
    {
        Assert.Equal(256, WebhookEvent.Parse(Envelope.V1(new string('a', 256), "{}")).Topic.Name.Length);
        Assert.Equal(InvalidWebhookPayloadReason.InvalidTopic, ReasonFor(Encoding.UTF8.GetBytes(Envelope.V1(new string('a', 257), "{}"))));
    }

    [Theory]
    [InlineData("""{"topic":"CALL_RECEIVED","data":{}}""", WebhookVersion.V1)]
    [InlineData("""{"topic":"CALL_RECEIVED","version":"2.0","data":{}}""", WebhookVersion.V2)]
    [InlineData("""{"topic":"call.completed","data":{}}""", WebhookVersion.V2)]
    [InlineData("""{"topic":"call.completed","body":{},"version":2}""", WebhookVersion.V2)]
    [InlineData("""{"topic":"NEW_TOPIC","data":{}}""", WebhookVersion.V1)]
    public void The_generation_is_told_by_the_body(string body, WebhookVersion version) =>
        Assert.Equal(version, WebhookEvent.Parse(body).Version);

    [Fact]
    public void A_timestamp_that_cannot_be_read_costs_the_timestamp_only() =>
        Assert.Null(WebhookEvent.Parse("""{"topic":"call.completed","timestamp":{"at":1},"data":{}}""").Timestamp);

    [Fact]
    public void The_message_holds_nothing_of_the_body()
    {
        const string Marker = "+33199000777";
        string[] bodies =
        [
            $$"""{"topic":"CALL_RECEIVED","data":{"from_number":"{{Marker}}",} }""",
            $$"""{"topic":"CALL_RECEIVED","data":"{{Marker}}"}""",
            $$"""{"topic":"{{Marker}}\n"}""",
            $$"""{"topic":{"{{Marker}}":1} }""",
            $"\"{Marker}\"",
            Marker,
        ];

        Assert.All(bodies, body => Assert.DoesNotContain(
            "99000777", Assert.Throws<InvalidWebhookPayloadException>(() => WebhookEvent.Parse(body)).ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_null_text_is_a_programming_error() => Assert.Throws<ArgumentNullException>(() => WebhookEvent.Parse((string)null!));

    [Fact]
    public void Raw_is_the_whole_body_and_is_made_once()
    {
        var webhook = WebhookEvent.Parse("""{"topic":"call.completed","version":"2.1","trace":"abc","data":{"id":"cll_1"}}""");

        Assert.Equal("2.1", webhook.Raw.GetProperty("version").GetString());
        Assert.Equal("abc", webhook.Raw.GetProperty("trace").GetString());
        Assert.Equal(JsonValueKind.Object, webhook.Raw.ValueKind);
        Assert.Equal("""{"id":"cll_1"}""", webhook.Raw.GetProperty("data").GetRawText());
    }

    private static InvalidWebhookPayloadReason ReasonFor(byte[] body) =>
        Assert.Throws<InvalidWebhookPayloadException>(() => WebhookEvent.Parse(body)).Reason;
}
