using System.Globalization;
using Withallo.Webhooks.V2;

namespace Withallo.Webhooks.Tests;

public sealed class WebhookEventTests
{
    private static readonly WebhookEvent Call = Fixtures.Parse("v1-call-received-inbound");
    private static readonly WebhookEvent CamelCall = Fixtures.Parse("v1-camel-call-received");

    [Fact]
    public void Get_reads_by_path_in_both_spellings()
    {
        Assert.Equal("+33199000203", Call.Get<string>("transfer_to.number"));
        Assert.Equal("+33199000203", Call.Get<string>("transferTo.number"));
        Assert.Equal("+12025550150", CamelCall.Get<string>("transfer_to.number"));
        Assert.Equal("front@example.com", CamelCall.Get<string>("transferFrom.userEmail"));
        Assert.Equal("Support, bonjour.", Call.Get<string>("transcriptions.0.text"));
        Assert.Equal("cll_5", Fixtures.Parse("v2-topic-of-tomorrow").Get<string>("id"));
        Assert.Equal(12.5m, Fixtures.Parse("v2-topic-of-tomorrow").Get<decimal>("new_thing.someNumber"));
        Assert.True(Fixtures.Parse("v2-topic-of-tomorrow").Get<bool>("list.0.is_last"));
        Assert.Equal("devis", Fixtures.Parse("v0-call-received").Get<string>("call_category"));
    }

    [Fact]
    public void Get_reads_every_simple_type()
    {
        var webhook = WebhookEvent.Parse("""
            {"topic":"new.topic","data":{"text":"a","whole":42,"long":9007199254740993,"decimal":1.10,"double":1e-3,"yes":true,
            "number_in_text":"42","date":"2026-03-15T14:30:00","guid":"6f9619ff-8b86-d011-b42d-00c04fc964ff"}}
            """);

        Assert.Equal("a", webhook.Get<string>("text"));
        Assert.Equal(42, webhook.Get<int>("whole"));
        Assert.Equal(9007199254740993, webhook.Get<long>("long"));
        Assert.Equal("1.10", webhook.Get<decimal>("decimal").ToString(CultureInfo.InvariantCulture));
        Assert.Equal(0.001, webhook.Get<double>("double"));
        Assert.True(webhook.Get<bool>("yes"));
        Assert.Equal("true", webhook.Get<string>("yes"));
        Assert.Equal(42, webhook.Get<int>("number_in_text"));
        Assert.Equal("42", webhook.Get<string>("whole"));
        Assert.Equal(new DateTimeOffset(2026, 3, 15, 14, 30, 0, TimeSpan.Zero), webhook.Get<DateTimeOffset>("date"));
        Assert.Equal(new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff"), webhook.Get<Guid>("guid"));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("transfer_from")]
    [InlineData("transfer_to")]
    [InlineData("transfer_to.number.deeper")]
    [InlineData("transcriptions.2.text")]
    [InlineData("transcriptions.-1.text")]
    [InlineData("transcriptions.99999999999.text")]
    [InlineData("transcriptions.x")]
    [InlineData("transcriptions")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("_")]
    [InlineData("topic")]
    public void Get_gives_the_fallback_when_there_is_no_such_value(string path)
    {
        Assert.Equal("fallback", Call.Get(path, "fallback"));
        Assert.Null(Call.Get<string>(path));
        Assert.Equal(-1, Call.Get(path, -1));
    }

    [Theory]
    [InlineData("\"1,5\"")]
    [InlineData("\"one\"")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("null")]
    public void Get_gives_the_fallback_when_the_value_is_another_kind(string json)
    {
        var webhook = WebhookEvent.Parse(Envelope.V2("new.topic", $$"""{"x":{{json}}}"""));

        Assert.Equal(-1, webhook.Get("x", -1));
        Assert.Equal(DateTimeOffset.UnixEpoch, webhook.Get("x", DateTimeOffset.UnixEpoch));
        Assert.True(webhook.Get("x", true));
    }

    [Fact]
    public void Get_does_not_throw_on_a_member_name_that_cannot_be_compared() =>
        Assert.Equal("fallback", WebhookEvent.Parse("""{"topic":"new.topic","data":{"\ud83d":1,"\ud83d\u0061":2}}""").Get("xyz", "fallback"));

    [Fact]
    public void Get_does_not_throw_without_data() =>
        Assert.Equal("fallback", Fixtures.Parse("v1-ping-without-data").Get("message", "fallback"));

    [Theory]
    [InlineData("v0-call-received", true, false, false, false)]
    [InlineData("v1-call-received-inbound", true, false, false, false)]
    [InlineData("v2-call-received", true, false, false, false)]
    [InlineData("v2-call-completed-inbound", true, false, false, false)]
    [InlineData("v2-topic-of-tomorrow", true, false, false, false)]
    [InlineData("v1-sms-received", false, true, false, false)]
    [InlineData("v1-camel-sms-sent", false, true, false, false)]
    [InlineData("v2-sms-sent", false, true, false, false)]
    [InlineData("v1-contact-created", false, false, true, false)]
    [InlineData("v2-contact-created", false, false, true, false)]
    [InlineData("v1-contact-updated", false, false, false, true)]
    [InlineData("v2-contact-updated", false, false, false, true)]
    [InlineData("v1-ping", false, false, false, false)]
    [InlineData("v2-tag-added", false, false, false, false)]
    [InlineData("v2-summary-updated", false, false, false, false)]
    public void An_event_says_what_it_is_about(string fixture, bool call, bool sms, bool created, bool updated)
    {
        var webhook = Fixtures.Parse(fixture);

        Assert.Equal((call, sms, created, updated), (webhook.IsCall, webhook.IsSms, webhook.IsContactCreated, webhook.IsContactUpdated));
    }

    [Fact]
    public void The_data_comes_as_its_own_type_and_as_any_base_of_it()
    {
        Assert.True(Call.TryGetData<CallReceivedPayload>(out var call));
        Assert.Equal("call_in1", call.Id);
        Assert.True(Call.TryGetData<EndedCallPayload>(out var ended));
        Assert.True(Fixtures.Parse("v2-call-completed-inbound").TryGetData<EndedCallPayload>(out var completed));
        Assert.Equal(("call_in1", "cll_2NfDKEm9sF8xK3pQr1Zt"), (ended.Id, completed.Id));
        Assert.True(Call.TryGetData<AlloObject>(out _));
        Assert.False(Call.TryGetData<MessagePayload>(out _));
        Assert.False(Call.TryGetData<CallRingingPayload>(out var ringing));
        Assert.Null(ringing);
        Assert.False(Fixtures.Parse("v2-topic-of-tomorrow").TryGetData<CallReceivedPayload>(out _));
        Assert.False(Fixtures.Parse("v2-topic-of-tomorrow").TryGetData<AlloObject>(out _));
    }

    [Fact]
    public void A_made_event_has_the_body_that_Allo_would_send()
    {
        var v1 = WebhookEvent.Create(WebhookTopic.CallReceived, new CallReceivedPayload { Id = "call_1", ToNumber = "+2", Tags = ["a"] }, DateTimeOffset.UnixEpoch);
        var v2 = WebhookEvent.Create(
            WebhookTopic.V2.SmsSent,
            new V2.SmsPayload { Id = "msg_1", Direction = Direction.Outbound, ToNumber = "+2" },
            new DateTimeOffset(2026, 3, 15, 16, 30, 0, TimeSpan.FromHours(2)));

        Assert.Equal(
            """{"topic":"CALL_RECEIVED","data":{"id":"call_1","to":"+2","transcriptions":[],"data_collected":{},"ivr_result":[],"tag":"a"}}""",
            System.Text.Encoding.UTF8.GetString(v1.RawBody.Span));
        Assert.Equal((WebhookVersion.V1, null), (v1.Version, v1.Timestamp));
        Assert.Equal(
            """{"topic":"sms.sent","version":"2.0","timestamp":"2026-03-15T14:30:00Z","data":{"id":"msg_1","direction":"OUTBOUND","to_number":"+2"}}""",
            System.Text.Encoding.UTF8.GetString(v2.RawBody.Span));
        Assert.Equal(WebhookVersion.V2, v2.Version);
        Assert.Equal(14, v2.Timestamp?.UtcDateTime.Hour);
    }

    [Fact]
    public void A_made_event_needs_its_parts()
    {
        Assert.Throws<ArgumentNullException>(() => WebhookEvent.Create(WebhookTopic.CallReceived, null!));
        Assert.Throws<ArgumentNullException>(() => WebhookEvent.Create(null!, new CallReceivedPayload()));
    }

    [Fact]
    public void No_events_text_holds_personal_data()
    {
        Assert.Equal("CALL_RECEIVED (V1)", Call.ToString());
        Assert.All(Fixtures.All.Select(Fixtures.Parse), webhook => Assert.Equal($"{webhook.Topic.Name} ({webhook.Version})", webhook.ToString()));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fr-FR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void The_culture_changes_nothing(string name)
    {
        var usual = Fixtures.All.Select(fixture => Wholesome.Describe(Fixtures.Parse(fixture))).ToList();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(name);

            Assert.Equal(usual, Fixtures.All.Select(fixture => Wholesome.Describe(Fixtures.Parse(fixture))));
            Assert.Equal(5.5, Call.Get<double>("length_in_minutes"));
            Assert.Equal("+33199000203", Call.Get<string>("transferTo.number"));
            Assert.Equal("INBOUND", WebhookEvent.Create(WebhookTopic.SmsReceived, new SmsReceivedPayload { Direction = "INBOUND" }).Get<string>("direction"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
