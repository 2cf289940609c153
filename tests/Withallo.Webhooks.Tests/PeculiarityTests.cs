using Withallo.Webhooks.V2;

namespace Withallo.Webhooks.Tests;

/// <summary>What is peculiar to webhooks, as docs/allo-api/webhooks.md has it.</summary>
public sealed class PeculiarityTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"topic":"CALL_RECEIVED","data":{"id":"a"}}""", WebhookVersion.V1)]
    [InlineData("""{"topic":"CALL_RECEIVED","body":{"id":"a"}}""", WebhookVersion.V0)]
    [InlineData("""{"body":{"id":"a"},"topic":"CALL_RECEIVED"}""", WebhookVersion.V0)]
    [InlineData("""{"topic":"CALL_RECEIVED","data":null,"body":{"id":"a"}}""", WebhookVersion.V0)]
    [InlineData("""{"topic":"CALL_RECEIVED","body":{"id":"b"},"data":{"id":"a"}}""", WebhookVersion.V1)]
    public void The_object_stands_in_data_or_else_in_body(string body, WebhookVersion version)
    {
        var webhook = WebhookEvent.Parse(body);

        Assert.Equal("a", webhook.DataId);
        Assert.Equal("a", webhook.Get<string>("id"));
        Assert.Equal(version, webhook.Version);
    }

    [Fact]
    public void Any_other_place_is_missing_data()
    {
        var exception = Assert.Throws<InvalidWebhookPayloadException>(() => WebhookEvent.Parse("""{"topic":"CALL_RECEIVED","call":{"id":"a"}}"""));

        Assert.Equal(InvalidWebhookPayloadReason.MissingData, exception.Reason);
    }

    [Fact]
    public void Every_member_is_read_in_camelCase_too()
    {
        var call = Fixtures.Data<CallReceivedPayload>("v1-camel-call-received");

        Assert.All(Wholesome.Members(typeof(CallReceivedPayload)), member =>
            Assert.False(member.GetValue(call) is null or Direction { Value: "" } or CallResult { Value: "" }, member.Name));
        Assert.Null(call.AdditionalProperties);
        Assert.Equal(["1", null], call.IvrResult.Select(choice => choice.DtmfKey));
        Assert.Equal("front@example.com", call.TransferFrom?.UserEmail);
    }

    [Theory]
    [InlineData("""{"from_number":"+1","fromNumber":"+2"}""", "+1")]
    [InlineData("""{"fromNumber":"+2","from_number":"+1"}""", "+1")]
    [InlineData("""{"fromNumber":"+2","from_number":null}""", "+2")]
    [InlineData("""{"from_number":null,"fromNumber":"+2"}""", "+2")]
    [InlineData("""{"from\u005fnumber":"+1"}""", "+1")]
    public void Snake_case_comes_first_when_both_spellings_are_there(string data, string number) =>
        Assert.Equal(number, Envelope.EndedCall(data).FromNumber);

    [Fact]
    public void Received_means_ended_in_v1_and_ringing_in_v2()
    {
        Assert.NotEqual<WebhookTopic>(WebhookTopic.CallReceived, WebhookTopic.V2.CallReceived);
        Assert.IsType<WebhookEvent<CallReceivedPayload>>(WebhookEvent.Parse(Envelope.V1("CALL_RECEIVED", "{}")));
        Assert.IsType<WebhookEvent<CallRingingPayload>>(WebhookEvent.Parse(Envelope.V2("call.received", "{}")));
    }

    [Fact]
    public async Task A_handler_for_one_generation_never_sees_the_other()
    {
        var seen = new List<string>();
        var receiver = new WebhookReceiver()
            .On(WebhookTopic.CallReceived, (webhook, _) => Note(seen, "ended"))
            .On(WebhookTopic.V2.CallReceived, (webhook, _) => Note(seen, "ringing"));

        await receiver.HandleAsync(Envelope.V2("call.received", "{}"), TestContext.Current.CancellationToken);
        await receiver.HandleAsync(Envelope.V1("CALL_RECEIVED", "{}"), TestContext.Current.CancellationToken);

        Assert.Equal(["ringing", "ended"], seen);
    }

    [Fact]
    public void The_direction_decides_not_the_topic()
    {
        var sent = Fixtures.Data<SmsReceivedPayload>("v1-sms-received-that-was-sent");

        Assert.Equal(Direction.Outbound, sent.Direction);
        Assert.Equal("+33199000102", sent.RemoteNumber);
    }

    [Fact]
    public void To_and_to_number_are_one_property()
    {
        Assert.Equal("+2", Envelope.EndedCall("""{"to":"+2"}""").ToNumber);
        Assert.Equal("+2", Envelope.EndedCall("""{"to_number":"+2"}""").ToNumber);
        Assert.Equal("+2", Envelope.EndedCall("""{"toNumber":"+2"}""").ToNumber);
        Assert.Equal("+2", Envelope.Read(WebhookTopic.V2.CallReceived, """{"to":"+2"}""").ToNumber);
        Assert.Equal("+2", Envelope.Read(WebhookTopic.V2.SmsSent, """{"to_number":"+2"}""").ToNumber);
    }

    [Fact]
    public void Type_and_direction_are_one_property_or_the_topic_says_it()
    {
        Assert.Equal(Direction.Outbound, Envelope.EndedCall("""{"type":"OUTBOUND"}""").Direction);
        Assert.Equal(Direction.Outbound, Envelope.EndedCall("""{"direction":"OUTBOUND"}""").Direction);
        Assert.Equal(Direction.Outbound, Envelope.Read(WebhookTopic.V2.CallAnswered, """{"direction":"OUTBOUND"}""").Direction);
        Assert.Equal(Direction.Inbound, Envelope.Read(WebhookTopic.V2.CallReceived, "{}").Direction);
        Assert.Equal(Direction.Outbound, Envelope.Read(WebhookTopic.V2.CallTriggered, "{}").Direction);
        Assert.Equal(default, Envelope.Read(WebhookTopic.V2.CallAnswered, "{}").Direction);
    }

    [Fact]
    public void Type_is_the_direction_of_calls_and_the_kind_of_messages()
    {
        var message = Envelope.Read(WebhookTopic.SmsReceived, """{"type":"MMS","direction":"INBOUND"}""");

        Assert.Equal(MessageType.Mms, message.Type);
        Assert.Equal(Direction.Inbound, message.Direction);
        Assert.Equal(Direction.Inbound, Envelope.EndedCall("""{"type":"INBOUND"}""").Direction);
    }

    [Theory]
    [InlineData("INBOUND", "+1", "+2")]
    [InlineData("OUTBOUND", "+2", "+1")]
    [InlineData("SIDEWAYS", null, null)]
    [InlineData("", null, null)]
    public void The_other_party_is_the_caller_of_inbound_calls_and_the_callee_of_outbound_ones(string direction, string? remote, string? allo)
    {
        var call = Envelope.EndedCall($$"""{"type":"{{direction}}","from_number":"+1","to":"+2"}""");
        var message = Envelope.Read(WebhookTopic.SmsReceived, $$"""{"direction":"{{direction}}","from_number":"+1","to_number":"+2"}""");

        Assert.Equal((remote, allo), (call.RemoteNumber, call.AlloNumber));
        Assert.Equal((remote, allo), (message.RemoteNumber, message.AlloNumber));
    }

    [Theory]
    [InlineData("\"5m 30s\"", "5m 30s")]
    [InlineData("\"5m30s\"", "5m30s")]
    [InlineData("42", "42")]
    [InlineData("null", null)]
    public void Length_is_kept_as_text(string json, string? length)
    {
        var call = Envelope.EndedCall($$"""{"length":{{json}},"length_in_minutes":5.5}""");

        Assert.Equal(length, call.Length);
        Assert.Equal(TimeSpan.FromSeconds(330), call.Duration);
    }

    [Theory]
    [InlineData("5.5", 330.0)]
    [InlineData("1", 60.0)]
    [InlineData("0", 0.0)]
    [InlineData("1e1", 600.0)]
    [InlineData("\"5.5\"", 330.0)]
    [InlineData("0.0166666666666666666", 1.0)]
    [InlineData("-1", null)]
    [InlineData("79228162514264337593543950335", null)]
    [InlineData("1e400", null)]
    [InlineData("\"long\"", null)]
    [InlineData("null", null)]
    public void Minutes_are_whole_or_decimal(string json, double? seconds)
    {
        var call = Envelope.EndedCall($$"""{"length_in_minutes":{{json}},"start_date":"9999-12-31T00:00:00Z"}""");

        Assert.Equal(seconds, call.Duration is { } duration ? Math.Round(duration.TotalSeconds, 6) : null);
        Assert.Equal(seconds is not null, call.EndDate is not null);
    }

    [Theory]
    [InlineData("2024-01-15T10:30:00Z", "2024-01-15T10:30:00.0000000Z")]
    [InlineData("2024-01-15T10:30:00", "2024-01-15T10:30:00.0000000Z")]
    [InlineData("2024-01-15T10:30:00.123Z", "2024-01-15T10:30:00.1230000Z")]
    [InlineData("2024-01-15T10:30:00.123456Z", "2024-01-15T10:30:00.1234560Z")]
    [InlineData("2024-01-15T12:30:00+02:00", "2024-01-15T10:30:00.0000000Z")]
    [InlineData("2024-01-15", "2024-01-15T00:00:00.0000000Z")]
    public void A_date_without_offset_is_utc(string text, string utc)
    {
        var webhook = WebhookEvent.Parse($$"""{"topic":"CALL_RECEIVED","data":{"start_date":"{{text}}"},"timestamp":"{{text}}"}""");

        Assert.Equal(utc, Utc(webhook.Timestamp));
        Assert.Equal(utc, Utc(Assert.IsType<WebhookEvent<CallReceivedPayload>>(webhook).Data.StartDate));
        Assert.Equal(utc, Utc(webhook.Get<DateTimeOffset>("start_date")));
    }

    [Fact]
    public void A_date_that_cannot_be_read_costs_nothing_but_the_date()
    {
        var call = Envelope.EndedCall("""{"id":"a","start_date":"yesterday"}""");

        Assert.Equal("a", call.Id);
        Assert.Null(call.StartDate);
        Assert.Equal("yesterday", call.AdditionalProperties!["start_date"].GetString());
    }

    [Theory]
    [InlineData("cll_2NfD", "cll-2NfD", true)]
    [InlineData("cnt-1", "cnt_1", true)]
    [InlineData("cll_a_b", "cll-a_b", true)]
    [InlineData("cll_a_b", "cll_a-b", false)]
    [InlineData("cll_a", "cll_A", false)]
    [InlineData("cll_a", "com_a", false)]
    [InlineData("cll_a", "clla", false)]
    [InlineData("_a", "-a", false)]
    [InlineData("same", "same", true)]
    [InlineData("", "", true)]
    [InlineData(null, null, true)]
    [InlineData("cll_a", null, false)]
    public void Ids_differ_in_their_separator_between_webhooks_and_rest(string? x, string? y, bool equal)
    {
        var comparer = WebhookIdComparer.Instance;

        Assert.Equal(equal, comparer.Equals(x, y));
        Assert.Equal(equal, comparer.Equals(y, x));
        if (equal && x is not null)
        {
            Assert.Equal(comparer.GetHashCode(x), comparer.GetHashCode(y!));
        }
    }

    [Fact]
    public void An_id_of_any_form_is_kept_as_it_is() =>
        Assert.Equal("call-_☎ 1", Envelope.EndedCall("""{"id":"call-_☎ 1"}""").Id);

    [Theory]
    [InlineData("""{"call_category":"a"}""", "a")]
    [InlineData("""{"callCategory":"a"}""", "a")]
    [InlineData("""{"tag":"a"}""", "a")]
    [InlineData("""{"tag":"a","tags":["a","b"]}""", "a,b")]
    [InlineData("""{"tags":["a","b"],"tag":"c"}""", "a,b,c")]
    [InlineData("""{"tags":[{"id":"tag-1","name":"a"},null,7,true,{},[]]}""", "a,7,true")]
    [InlineData("""{"tag":null,"tags":null}""", "")]
    [InlineData("""{"tag":""}""", "")]
    [InlineData("{}", "")]
    public void Tags_are_one_list(string data, string tags)
    {
        Assert.Equal(tags, string.Join(',', Envelope.EndedCall(data).Tags));
        Assert.Equal(tags, string.Join(',', Envelope.Read(WebhookTopic.V2.CallCompleted, data).Tags));
    }

    [Fact]
    public void The_transcript_is_in_transcriptions_and_what_stands_elsewhere_is_kept()
    {
        var call = Envelope.EndedCall("""{"transcriptions":[{"text":"a"}],"transcript":[{"text":"b"}],"transcription":"c"}""");

        Assert.Equal("a", call.Transcriptions.Single().Text);
        Assert.Equal(["transcript", "transcription"], call.AdditionalProperties!.Keys);
    }

    [Fact]
    public void A_transcript_of_another_form_is_kept()
    {
        var call = Envelope.EndedCall("""{"id":"a","transcriptions":"all in one text"}""");

        Assert.Empty(call.Transcriptions);
        Assert.Equal("all in one text", call.AdditionalProperties!["transcriptions"].GetString());
    }

    [Fact]
    public void Who_speaks_is_an_open_list()
    {
        var lines = Fixtures.Data<CallCompletedPayload>("v2-call-completed-inbound").Transcriptions;

        Assert.Equal(["USER", "EXTERNAL", "SUPERVISOR"], lines.Select(line => line.Source.Value));
        Assert.Equal([true, true, false], lines.Select(line => line.Source.IsKnown));
    }

    [Theory]
    [InlineData("TRANSFERRED_AI", true)]
    [InlineData("TRANSFERRED", false)]
    [InlineData("MISSED", false)]
    public void Results_are_an_open_list(string value, bool known)
    {
        var result = Envelope.EndedCall($$"""{"result":"{{value}}"}""").Result;

        Assert.Equal(value, result.Value);
        Assert.Equal(known, result.IsKnown);
    }

    [Fact]
    public void A_company_is_a_name_or_an_object()
    {
        Assert.Equal("A", Envelope.Read(WebhookTopic.ContactCreated, """{"company":"A"}""").Company);
        Assert.Equal("A", Envelope.Read(WebhookTopic.ContactCreated, """{"company":{"id":"com_1","name":"A"}}""").Company);
        Assert.Equal("A", Envelope.Read(WebhookTopic.V2.CallReceived, """{"company":"A"}""").Company?.Name);
        Assert.Equal("com-1", Envelope.Read(WebhookTopic.V2.CallReceived, """{"company":{"id":"com-1","name":"A"}}""").Company?.Id);
    }

    [Fact]
    public void A_company_without_a_name_is_kept()
    {
        var contact = Envelope.Read(WebhookTopic.ContactCreated, """{"company":{"id":"com_1"},"id":"cnt_1"}""");

        Assert.Null(contact.Company);
        Assert.Equal("cnt_1", contact.Id);
        Assert.Equal("com_1", contact.AdditionalProperties!["company"].GetProperty("id").GetString());
    }

    [Fact]
    public void Numbers_are_strings_or_objects() =>
        Assert.Equal(["+1", "+2"], Envelope.Read(WebhookTopic.ContactCreated, """{"numbers":["+1",{"label":"home","number":"+2"}]}""").Numbers);

    [Fact]
    public void A_person_is_absent_or_null_or_has_any_further_members()
    {
        Assert.Null(Envelope.Read(WebhookTopic.V2.CallReceived, "{}").Person);
        Assert.Null(Envelope.Read(WebhookTopic.V2.CallReceived, """{"person":null}""").Person);

        var person = Fixtures.Data<CallRingingPayload>("v2-call-received").Person!;
        Assert.Equal("con_5MiGNHp2vI1AN6sTu4Cw", person.Id);
        Assert.Equal("fair", person.AdditionalProperties!["lead_source"].GetString());
        Assert.Equal(["linkedin_url", "lead_source"], person.AdditionalProperties.Keys);
    }

    [Theory]
    [InlineData("qualified", false)]
    [InlineData("open", true)]
    [InlineData("OPEN", true)]
    public void A_deals_status_is_open_and_of_any_case(string value, bool open)
    {
        var deal = Envelope.Read(WebhookTopic.V2.CallReceived, $$"""{"deals":[{"status":"{{value}}"}]}""").Deals.Single();

        Assert.Equal(value, deal.Status.Value);
        Assert.Equal(open, deal.Status == CallDealStatus.Open);
        Assert.Equal(open, deal.Status.GetHashCode() == CallDealStatus.Open.GetHashCode());
        Assert.Equal(open, deal.Status.IsKnown);
    }

    [Fact]
    public void Handing_an_event_over_to_a_queue_waits_for_nothing()
    {
        var queue = System.Threading.Channels.Channel.CreateUnbounded<WebhookEvent>();
        var receiver = new WebhookReceiver().On(WebhookTopic.Ping, (webhook, ct) => queue.Writer.WriteAsync(webhook, ct).AsTask());

        var handled = receiver.HandleAsync(Envelope.V1("PING", "{}"), TestContext.Current.CancellationToken);

        Assert.True(handled.IsCompletedSuccessfully);
        Assert.True(queue.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_topic_of_tomorrow_is_no_failure_so_that_it_can_be_acknowledged_with_200()
    {
        var webhook = Fixtures.Parse("v2-topic-of-tomorrow");

        Assert.Equal(0, await new WebhookReceiver().DispatchAsync(webhook, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{"topic":"new.topic"}""")]
    [InlineData("""{"topic":"new.topic","data":null}""")]
    [InlineData("""{"topic":"new.topic","data":[1]}""")]
    [InlineData("""{"data":"text","topic":"new.topic"}""")]
    public void A_topic_of_tomorrow_may_carry_anything_or_nothing(string body)
    {
        var webhook = WebhookEvent.Parse(body);

        Assert.Equal(typeof(WebhookEvent), webhook.GetType());
        Assert.Equal(WebhookVersion.V2, webhook.Version);
        Assert.Null(webhook.DataId);
    }

    [Fact]
    public void A_secret_is_in_no_text()
    {
        const string Secret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

        Assert.DoesNotContain("C2FV", new WebhookSignatureVerifier([Secret]).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("C2FV", new WebhookSigner(Secret).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("C2FV", Assert.Throws<ArgumentException>(() => new WebhookSigner(Secret + "!")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void While_a_secret_is_replaced_either_is_enough()
    {
        string old = WebhookSigner.NewSecret(), next = WebhookSigner.NewSecret();
        var verifier = new WebhookSignatureVerifier([next, old], timeProvider: new FakeTimeProvider(Now));
        var timestamp = Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(WebhookSignatureResult.Valid, verifier.Verify("msg_1", timestamp, new WebhookSigner(old).Sign("msg_1", Now, "{}"u8), "{}"u8));
        Assert.Equal(WebhookSignatureResult.Valid, verifier.Verify("msg_1", timestamp, new WebhookSigner(next).Sign("msg_1", Now, "{}"u8), "{}"u8));
    }

    [Fact]
    public void Every_call_and_message_says_which_own_number_it_is_about() =>
        Assert.All(
            Fixtures.All.Select(Fixtures.Parse).Where(webhook => webhook.Topic.IsKnown && (webhook.IsCall || webhook.IsSms)),
            webhook => Assert.False(string.IsNullOrEmpty((string?)webhook.GetType().GetProperty("Data")!.GetValue(webhook)!.GetType().GetProperty("AlloNumber")!.GetValue(
                webhook.GetType().GetProperty("Data")!.GetValue(webhook)))));

    [Fact]
    public void A_delivery_carries_no_authorization() =>
        Assert.Equal(
            ["webhook-id", "webhook-signature", "webhook-timestamp"],
            new WebhookSigner(WebhookSigner.NewSecret()).CreateHeaders("msg_1", Now, "{}"u8).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_delivery_id_stays_from_attempt_to_attempt_while_the_signature_changes()
    {
        var signer = new WebhookSigner(WebhookSigner.NewSecret());
        var first = signer.CreateHeaders("msg_1", Now, "{}"u8);
        var second = signer.CreateHeaders("msg_1", Now.AddHours(5), "{}"u8);

        Assert.NotEqual(first[WebhookHeaders.Signature], second[WebhookHeaders.Signature]);
        Assert.Equal(KeyOf(first[WebhookHeaders.Id]), KeyOf(second[WebhookHeaders.Id]));

        static string? KeyOf(string id)
        {
            var webhook = Fixtures.Parse("v2-call-completed-inbound");
            webhook.DeliveryId = id;
            return webhook.DedupeKey;
        }
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("38080")]
    [InlineData("ALLO SMS")]
    [InlineData("06 12 34")]
    [InlineData("")]
    public void A_number_is_kept_whatever_it_is(string number) =>
        Assert.Equal(number, Envelope.EndedCall($$"""{"from_number":"{{number}}"}""").FromNumber);

    [Fact]
    public void The_name_on_an_outbound_call_is_the_lines_label_and_not_the_other_partys()
    {
        var call = Fixtures.Data<CallCompletedPayload>("v2-call-completed-outbound");

        Assert.Equal("Front desk", call.FromName);
        Assert.Equal("+12025550100", call.AlloNumber);
        Assert.Equal("con_9", call.Person?.Id);
    }

    [Fact]
    public void A_trailing_comma_as_in_the_v0_pages_sample_is_not_json()
    {
        var exception = Assert.Throws<InvalidWebhookPayloadException>(() => WebhookEvent.Parse("""{"topic":"CALL_RECEIVED","body":{"length":"5m30s",}}"""));

        Assert.Equal(InvalidWebhookPayloadReason.NotJson, exception.Reason);
    }

    [Theory]
    [InlineData("v1-contact-created", null)]
    [InlineData("v1-contact-updated", null)]
    [InlineData("v1-ping", null)]
    [InlineData("v0-call-received", null)]
    [InlineData("v2-tag-added", null)]
    [InlineData("v2-contact-updated", null)]
    [InlineData("v1-call-received-inbound", "CALL_RECEIVED:call_in1")]
    [InlineData("v1-sms-received", "SMS_RECEIVED:msg_in1")]
    [InlineData("v1-camel-sms-sent", "SMS_SENT:msg_camel2")]
    public void What_may_be_news_is_never_taken_for_a_repeat(string fixture, string? key)
    {
        var webhook = Fixtures.Parse(fixture);

        Assert.Equal(key, webhook.DedupeKey);

        webhook.DeliveryId = "msg_delivery";
        Assert.Equal("msg_delivery", webhook.DedupeKey);
    }

    private static string Utc(DateTimeOffset? time) => time!.Value.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static Task Note(List<string> list, string what)
    {
        list.Add(what);
        return Task.CompletedTask;
    }
}
