using System.Text.Json;
using Withallo.Webhooks.V2;

namespace Withallo.Webhooks.Tests;

public sealed class FixtureTests
{
    /// <summary>What each file must turn into: topic, generation, payload, object id, direction, the other party, the own number.</summary>
    public static TheoryData<string, string, WebhookVersion, Type?, string?, string?, string?, string?> Expected { get; } = new()
    {
        { "v0-call-received", "CALL_RECEIVED", WebhookVersion.V0, typeof(CallReceivedPayload), null, "INBOUND", "+33199000101", "+33199000200" },
        { "v0-sms-received", "SMS_RECEIVED", WebhookVersion.V0, typeof(SmsReceivedPayload), null, "INBOUND", "+33199000101", "+33199000200" },
        { "v1-camel-call-received", "CALL_RECEIVED", WebhookVersion.V1, typeof(CallReceivedPayload), "call_camel1", "INBOUND", "+12025550111", "+12025550100" },
        { "v1-camel-contact-created", "CONTACT_CREATED", WebhookVersion.V1, typeof(ContactEventPayload), "cnt_camel3", null, null, null },
        { "v1-camel-sms-sent", "SMS_SENT", WebhookVersion.V1, typeof(SmsReceivedPayload), "msg_camel2", "OUTBOUND", "+12025550111", "+12025550100" },
        { "v1-ping", "PING", WebhookVersion.V1, typeof(PingPayload), null, null, null, null },
        { "v1-ping-without-data", "PING", WebhookVersion.V1, typeof(PingPayload), null, null, null, null },
        { "v1-call-received-inbound", "CALL_RECEIVED", WebhookVersion.V1, typeof(CallReceivedPayload), "call_in1", "INBOUND", "+33199000102", "+33199000200" },
        { "v1-call-received-outbound", "CALL_RECEIVED", WebhookVersion.V1, typeof(CallReceivedPayload), "call_out1", "OUTBOUND", "+33199000103", "+33199000200" },
        { "v1-call-received-anonymous", "CALL_RECEIVED", WebhookVersion.V1, typeof(CallReceivedPayload), "call_anon1", "INBOUND", "anonymous", "+33199000200" },
        { "v1-sms-received", "SMS_RECEIVED", WebhookVersion.V1, typeof(SmsReceivedPayload), "msg_in1", "INBOUND", "38080", "+33199000200" },
        { "v1-sms-received-that-was-sent", "SMS_RECEIVED", WebhookVersion.V1, typeof(SmsReceivedPayload), "msg_out1", "OUTBOUND", "+33199000102", "+33199000200" },
        { "v1-contact-created", "CONTACT_CREATED", WebhookVersion.V1, typeof(ContactEventPayload), "cnt_1", null, null, null },
        { "v1-contact-updated", "CONTACT_UPDATED", WebhookVersion.V1, typeof(ContactEventPayload), "cnt_1", null, null, null },
        { "v2-call-received", "call.received", WebhookVersion.V2, typeof(CallRingingPayload), null, "INBOUND", "+12025550111", "+12025550100" },
        { "v2-call-received-nobody-known", "call.received", WebhookVersion.V2, typeof(CallRingingPayload), null, "INBOUND", "anonymous", "+12025550100" },
        { "v2-call-triggered", "call.triggered", WebhookVersion.V2, typeof(CallTriggeredPayload), null, "OUTBOUND", "+12025550111", "+12025550100" },
        { "v2-call-answered", "call.answered", WebhookVersion.V2, typeof(CallAnsweredPayload), null, "OUTBOUND", "+12025550111", "+12025550100" },
        { "v2-call-completed-inbound", "call.completed", WebhookVersion.V2, typeof(CallCompletedPayload), "cll_2NfDKEm9sF8xK3pQr1Zt", "INBOUND", "+12025550111", "+12025550100" },
        { "v2-call-completed-outbound", "call.completed", WebhookVersion.V2, typeof(CallCompletedPayload), "cll_3outbound", "OUTBOUND", "+12025550111", "+12025550100" },
        { "v2-tag-added", "tag.added", WebhookVersion.V2, typeof(TagPayload), "cll_2NfDKEm9sF8xK3pQr1Zt", null, null, null },
        { "v2-tag-removed", "tag.removed", WebhookVersion.V2, typeof(TagPayload), "cll_2NfDKEm9sF8xK3pQr1Zt", null, null, null },
        { "v2-sms-received", "sms.received", WebhookVersion.V2, typeof(SmsPayload), "msg_3KgELFn0tG9yL4qRs2Au", "INBOUND", "+12025550111", "+12025550100" },
        { "v2-sms-sent", "sms.sent", WebhookVersion.V2, typeof(SmsPayload), "msg_4sent", "OUTBOUND", "+12025550111", "Compilers" },
        { "v2-contact-created", "contact.created", WebhookVersion.V2, typeof(ContactChangePayload), "con_new1", null, null, null },
        { "v2-contact-updated", "contact.updated", WebhookVersion.V2, typeof(ContactChangePayload), "con_new1", null, null, null },
        { "v2-summary-updated", "summary.updated", WebhookVersion.V2, typeof(SummaryUpdatedPayload), "cll-abc123", null, null, null },
        { "v2-topic-of-tomorrow", "call.transcription.updated", WebhookVersion.V2, null, "cll_5", null, null, null },
    };

    public static TheoryData<string> Names => [.. Fixtures.All];

    [Theory]
    [MemberData(nameof(Expected))]
    public void Every_fixture_is_read_into_its_type(
        string fixture, string topic, WebhookVersion version, Type? payload, string? id, string? direction, string? remote, string? allo)
    {
        var webhook = Fixtures.Parse(fixture);

        Assert.Equal(topic, webhook.Topic.Name);
        Assert.Equal(version, webhook.Version);
        Assert.Equal(payload is null ? typeof(WebhookEvent) : typeof(WebhookEvent<>).MakeGenericType(payload), webhook.GetType());
        Assert.Equal(id, webhook.DataId);
        Assert.Equal(version == WebhookVersion.V2, webhook.Timestamp is not null);
        Assert.Equal(payload is not null, webhook.Topic.IsKnown);
        Assert.Equal((direction, remote, allo), webhook switch
        {
            _ when webhook.TryGetData<CallReceivedPayload>(out var call) => (call.Direction.Value, call.RemoteNumber, call.AlloNumber),
            _ when webhook.TryGetData<CallCompletedPayload>(out var call) => (call.Direction.Value, call.RemoteNumber, call.AlloNumber),
            _ when webhook.TryGetData<CallRingingPayload>(out var call) => (call.Direction.Value, call.RemoteNumber, call.AlloNumber),
            _ when webhook.TryGetData<CallTriggeredPayload>(out var call) => (call.Direction.Value, call.RemoteNumber, call.AlloNumber),
            _ when webhook.TryGetData<CallAnsweredPayload>(out var call) => (call.Direction.Value, call.RemoteNumber, call.AlloNumber),
            _ when webhook.TryGetData<SmsReceivedPayload>(out var sms) => (sms.Direction.Value, sms.RemoteNumber, sms.AlloNumber),
            _ when webhook.TryGetData<SmsPayload>(out var sms) => (sms.Direction.Value, sms.RemoteNumber, sms.AlloNumber),
            _ => default,
        });
    }

    [Fact]
    public void No_fixture_is_an_orphan()
    {
        var expected = Expected.Select(row => row.Data.Item1).Order(StringComparer.Ordinal);

        Assert.Equal(expected, Fixtures.All);
    }

    [Fact]
    public void Every_known_topic_has_a_fixture()
    {
        var covered = Fixtures.All.Select(Fixtures.Parse).Select(webhook => webhook.Topic);

        Assert.Empty(WebhookTopic.Known.Except(covered));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Members_in_reverse_order_say_the_same(string fixture)
    {
        var straight = Fixtures.Parse(fixture);
        var reversed = WebhookEvent.Parse(Reverse(straight.Raw).ToJsonString());

        Assert.Equal(straight.GetType(), reversed.GetType());
        Assert.Equal(straight.Version, reversed.Version);
        Assert.Equal(straight.Timestamp, reversed.Timestamp);
        Assert.Equal(Wholesome.Describe(straight), Wholesome.Describe(reversed));
    }

    [Fact]
    public void A_call_is_read_to_the_last_member()
    {
        var call = Fixtures.Data<CallReceivedPayload>("v1-call-received-inbound");

        Assert.Equal("call_in1", call.Id);
        Assert.Equal(new DateTimeOffset(2025, 9, 30, 14, 25, 15, TimeSpan.Zero), call.StartDate);
        Assert.Equal(new DateTimeOffset(2025, 9, 30, 14, 30, 45, TimeSpan.Zero), call.EndDate);
        Assert.Equal("https://storage.withallo.com/recordings/in1.mp3", call.RecordingUrl);
        Assert.Equal("+33199000102", call.FromNumber);
        Assert.Equal("Ada Lovelace", call.FromName);
        Assert.Equal("+33199000200", call.ToNumber);
        Assert.Equal("Support", call.ToName);
        Assert.Equal(5.5m, call.LengthInMinutes);
        Assert.Equal("5m 30s", call.Length);
        Assert.Equal(TimeSpan.FromSeconds(330), call.Duration);
        Assert.Equal(["support"], call.Tags);
        Assert.Equal("## Résumé\n\nFacture renvoyée.", call.Summary);
        Assert.Equal("La facture a été renvoyée.", call.OneSentenceSummary);
        Assert.Equal(
            [(TranscriptSource.User, 17, "Support, bonjour."), (TranscriptSource.External, 20, "Je n'ai pas reçu ma facture.")],
            call.Transcriptions.Select(line => (line.Source, line.Time!.Value.Second, line.Text)));
        Assert.Equal("Support, bonjour. Je n'ai pas reçu ma facture.", call.ConcatenatedTranscript);
        Assert.Equal("F-2025-118", call.DataCollected["invoice"].GetString());
        Assert.Equal(120.5m, call.DataCollected["amount"].GetDecimal());
        Assert.Equal(("2", "Facturation"), (call.IvrResult.Single().DtmfKey, call.IvrResult.Single().TextKey));
        Assert.Equal(Direction.Inbound, call.Direction);
        Assert.Equal(CallResult.Answered, call.Result);
        Assert.Equal("hubspot-1234", call.IntegrationId);
        Assert.Null(call.TransferFrom);
        Assert.Equal(new CallParty { Number = "+33199000203", UserEmail = "compta@example.com", UserName = "Compta" }, call.TransferTo);
        Assert.Null(call.TransferOriginalCallId);
        Assert.Equal("support@example.com", call.UserEmail);
        Assert.Equal("+33199000209", call.OriginalToNumber);
        Assert.Equal("Ancienne ligne", call.OriginalToName);
        Assert.Null(call.AdditionalProperties);
    }

    [Fact]
    public void A_summary_is_read_to_the_last_member()
    {
        var summary = Fixtures.Data<SummaryUpdatedPayload>("v2-summary-updated");

        Assert.Equal("cll-abc123", summary.Id);
        Assert.Equal("# Summary\n\nAgreed on a demo.", summary.Content);
        Assert.Equal(4, summary.Version);
        Assert.Equal(new DateTimeOffset(2026, 5, 12, 14, 32, 11, TimeSpan.Zero), summary.UpdatedAt);
        Assert.Equal(new SummaryEditor { Id = "usr-abc123", Name = "Alex Kim" }, summary.UpdatedBy);
    }

    private static System.Text.Json.Nodes.JsonNode Reverse(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return element.ValueKind == JsonValueKind.Array
                ? new System.Text.Json.Nodes.JsonArray([.. element.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Null ? null : Reverse(item))])
                : System.Text.Json.Nodes.JsonNode.Parse(element.GetRawText())!;
        }

        var reversed = new System.Text.Json.Nodes.JsonObject();
        foreach (var member in element.EnumerateObject().Reverse())
        {
            reversed[member.Name] = member.Value.ValueKind == JsonValueKind.Null ? null : Reverse(member.Value);
        }

        return reversed;
    }
}
