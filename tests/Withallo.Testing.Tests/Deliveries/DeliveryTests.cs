using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Testing;
using Withallo.Tests.V2;
using Withallo.Webhooks;

namespace Withallo.Tests.Deliveries;

/// <summary>What is posted to whom, and what becomes of it (docs/allo-api/webhooks.md).</summary>
public sealed class DeliveryTests
{
    private const string Line = "+12125550100";
    private const string Sms = """{"from":"+12125550100","to":"+13125550110","message":"Hi"}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_is_sent_is_posted_as_v1_does_unsigned()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        await SubscribeV1Async(sandbox, receiver, "SMS_SENT");

        await sandbox.V1.PostAsync("/sms", Sms);
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        var received = Assert.Single(receiver.Received);
        Assert.Equal(("POST", "/webhooks/allo", "application/json"), (received.Method, received.Path, received.ContentType));
        Assert.DoesNotContain(received.Headers, header => header.Key.StartsWith("webhook-", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Authorization", received.Headers.Keys);
        Assert.DoesNotContain("traceparent", received.Headers.Keys);
        Assert.Equal(["topic", "data"], received.Json.Names);
        Assert.Equal(
            """{"id":"msg_000011","direction":"OUTBOUND","type":"SMS","content":"Hi","sent_at":"2026-04-21T12:00:00Z","from_number":"+12125550100","from_name":"Main Line","to_number":"+13125550110","to_name":"Maya Okafor"}""",
            received.Data.GetRawText().Replace(received.Data.Text("id")!, "msg_000011", StringComparison.Ordinal));
        var delivery = Assert.Single(sandbox.Allo.Deliveries);
        Assert.Equal((WebhookTopic.SmsSent, ApiGeneration.V1, null, DeliveryState.Delivered), (delivery.Topic, delivery.Generation, delivery.Id, delivery.State));
        Assert.Equal(200, Assert.Single(delivery.Attempts).StatusCode);
    }

    [Fact]
    public async Task A_message_that_is_sent_is_posted_as_v2_does_with_a_valid_signature()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        var secret = await SubscribeAsync(sandbox, receiver, "sms.sent");

        await sandbox.V1.PostAsync("/sms", Sms);
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        var received = Assert.Single(receiver.Received);
        Assert.Equal(["topic", "version", "timestamp", "data"], received.Json.Names);
        Assert.Equal(("sms.sent", "2.0", "2026-04-21T12:00:00.000000Z"), (received.Topic, received.Json.Text("version"), received.Json.Text("timestamp")));
        Assert.Equal("team1@willow.example", received.Data.Text("user_email"));
        Assert.Equal(WebhookSignatureResult.Valid, Verify(secret, received, sandbox.Clock));
        Assert.Equal(Assert.Single(sandbox.Allo.Deliveries).Id, received.Headers[WebhookHeaders.Id]);
        Assert.Equal(WebhookSignatureResult.Mismatch, Verify(WebhookSigner.NewSecret(), received, sandbox.Clock));
    }

    [Fact]
    public async Task A_call_that_is_added_has_ended_in_v1()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        await SubscribeV1Async(sandbox, receiver, "CALL_RECEIVED");

        sandbox.Allo.Calls.Add(InboundCall());
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        var received = Assert.Single(receiver.Received);
        Assert.Equal("CALL_RECEIVED", received.Topic);
        Assert.Equal(
            """{"id":"call_1","start_date":"2026-04-21T11:00:00Z","recording_url":null,"from_number":"+13125550110","from_name":"Maya Okafor","to":"+12125550100","to_name":"Main Line","length_in_minutes":5.5,"length":"5m 30s","tag":"order","summary":"Wants bread. And cake.","one_sentence_summary":"Wants bread.","transcriptions":[{"source":"EXTERNAL","time":"2026-04-21T11:00:02Z","text":"Bread, please"}],"concatenated_transcript":"EXTERNAL: Bread, please","data_collected":{},"ivr_result":[],"type":"INBOUND","result":"ANSWERED","integration_id":null,"transfer_from":null,"transfer_to":null,"transfer_original_call_id":null,"user_email":"team1@willow.example","original_to_number":null,"original_to_name":null}""",
            received.Data.GetRawText());
    }

    [Fact]
    public async Task A_call_that_is_added_rang_was_answered_and_ended_in_v2()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        await SubscribeAsync(sandbox, receiver, "call.received", "call.triggered", "call.answered", "call.completed");

        sandbox.Allo.Calls.Add(InboundCall());
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        Assert.Equal(["call.answered", "call.completed", "call.received"], receiver.Received.Select(webhook => webhook.Topic).Order(StringComparer.Ordinal));
        var ringing = Data(receiver, "call.received");

        // No id and no direction, the account's own properties among Allo's.
        Assert.Equal(["from_number", "to_number", "started_at", "user_email", "person", "company", "deals"], ringing.Names);
        Assert.Equal(("con_seed01", "English"), (ringing.GetProperty("person").Text("id"), ringing.GetProperty("person").Text("preferred_language")));
        Assert.Equal("Harbor Street Bakery", ringing.GetProperty("company").Text("name"));
        Assert.Equal("Bread for a year", ringing.GetProperty("deals")[0].Text("name"));
        Assert.Equal(["from_number", "to_number", "direction", "started_at", "answered_at", "user_email"], Data(receiver, "call.answered").Names);
        var completed = Data(receiver, "call.completed");
        Assert.Equal(("cll_1", Line), (completed.Text("id"), completed.Text("to")));
        Assert.Equal(["order"], completed.Texts("tags"));
    }

    [Fact]
    public async Task An_outbound_call_that_nobody_answered_was_triggered_and_ended()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        await SubscribeAsync(sandbox, receiver, "call.received", "call.triggered", "call.answered", "call.completed");

        sandbox.Allo.Calls.Add(new Call { Id = "call_1", FromNumber = Line, ToNumber = "+13125550199", Type = Direction.Outbound, Result = CallResult.Voicemail });
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        Assert.Equal(["call.completed", "call.triggered"], receiver.Received.Select(webhook => webhook.Topic).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_not_known_is_missing_not_null()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        await SubscribeAsync(sandbox, receiver, "call.received");

        sandbox.Allo.Calls.Add(InboundCall() with { FromNumber = "anonymous" });
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        var ringing = Data(receiver, "call.received");
        Assert.False(ringing.Has("person"));
        Assert.True(ringing.IsNull("company") && ringing.IsNull("deals"));
    }

    [Theory]
    [InlineData("INBOUND", "SMS_RECEIVED sms.received")]
    [InlineData("OUTBOUND", "SMS_RECEIVED SMS_SENT sms.sent")]
    public async Task A_message_that_is_sent_is_SMS_RECEIVED_too(string direction, string topics)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        await SubscribeV1Async(sandbox, receiver, "SMS_RECEIVED", "SMS_SENT");
        await SubscribeAsync(sandbox, receiver, "sms.received", "sms.sent");

        var isInbound = direction == "INBOUND";
        sandbox.Allo.Messages.Add(new SentSms
        {
            FromNumber = isInbound ? "+13125550110" : Line,
            ToNumber = isInbound ? Line : "+13125550110",
            Type = direction,
            Content = "Hi",
        });
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        Assert.Equal(topics, string.Join(' ', receiver.Received.Select(webhook => webhook.Topic).Order(StringComparer.Ordinal)));
        Assert.All(receiver.Received, webhook => Assert.Equal(direction, webhook.Data.Text("direction")));
    }

    [Fact]
    public async Task Contacts_and_people_that_are_made_or_changed_are_posted()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        await SubscribeV1Async(sandbox, receiver, "CONTACT_CREATED", "CONTACT_UPDATED");
        await SubscribeAsync(sandbox, receiver, "contact.created", "contact.updated");

        await sandbox.V1.PostAsync("/contacts", """{"name":"Ada","company":"Engines","numbers":["+13125550150"]}""");
        await sandbox.V1.PutAsync("/contacts/cnt_seed01", """{"name":"Maja"}""");
        await sandbox.V1.PutAsync("/contacts/cnt_none", """{"name":"Nobody"}""");
        await sandbox.Wire.PostAsync("/crm/people", """{"name":"Grace","numbers":["+13125550151"]}""");
        await sandbox.Wire.PutAsync("/crm/people/per-seed02", """{"name":"Thomas"}""");
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        Assert.Equal(
            ["CONTACT_CREATED Ada", "CONTACT_UPDATED Maja", "contact.created Ada", "contact.created Grace", "contact.updated Maja", "contact.updated Thomas"],
            receiver.Received.Select(webhook => $"{webhook.Topic} {webhook.Data.Text("name")}").Order(StringComparer.Ordinal));

        // The company is its name.
        var updated = Assert.Single(receiver.Received, webhook => webhook.Topic == "CONTACT_UPDATED").Data;
        Assert.Equal(
            """{"id":"cnt_seed01","name":"Maja","last_name":"Okafor","company":"Harbor Street Bakery","emails":["contact1@example.com"],"numbers":["+13125550110"]}""",
            updated.GetRawText());
        Assert.Contains(receiver.Received, webhook => webhook.Topic == "contact.updated" && webhook.Data.Text("id") == "con_seed02");
    }

    [Fact]
    public async Task Tags_and_summaries_that_change_are_posted_in_v2()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        await SubscribeAsync(sandbox, receiver, "tag.added", "tag.removed", "summary.updated");

        await sandbox.Wire.PostAsync("/conversations/items/cll-seed02/tags", """{"tags":["new"]}""");
        await sandbox.Wire.PostAsync("/conversations/items/cll-seed02/tags", """{"tags":["new"]}""");
        await sandbox.Wire.DeleteAsync("/conversations/items/cll-seed02/tags/new");
        await sandbox.Wire.PatchAsync("/conversations/items/cll-seed02/summary", """{"content":"# New"}""");
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        Assert.Equal(3, receiver.Received.Count);
        Assert.Equal("""{"id":"cll_seed02","tag":"new","user_email":"team1@willow.example"}""", Data(receiver, "tag.added").GetRawText());
        Assert.Equal("cll_seed02", Data(receiver, "tag.removed").Text("id"));
        Assert.Equal(("cll-seed02", "# New"), (Data(receiver, "summary.updated").Text("id"), Data(receiver, "summary.updated").Text("content")));
    }

    [Fact]
    public async Task V1_is_told_of_its_number_and_v2_of_all()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        await SubscribeV1Async(sandbox, receiver, "CALL_RECEIVED");
        await SubscribeAsync(sandbox, receiver, "call.completed");

        sandbox.Allo.Calls.Add(InboundCall() with { ToNumber = "+12125550101" });
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        Assert.Equal("call.completed", Assert.Single(receiver.Received).Topic);
    }

    [Fact]
    public async Task Webhooks_that_are_paused_or_deleted_or_of_other_topics_hear_nothing()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        await SubscribeAsync(sandbox, receiver, "sms.received");
        await SubscribeAsync(sandbox, receiver, "sms.sent");
        await SubscribeAsync(sandbox, receiver, "sms.sent");
        await sandbox.Wire.PutAsync("/webhooks/" + sandbox.Allo.WebhookEndpoints[1].Id, """{"enabled":false}""");
        await sandbox.Wire.DeleteAsync("/webhooks/" + sandbox.Allo.WebhookEndpoints[2].Id);
        sandbox.Allo.Webhooks.Add(new Webhook { Id = "web-1", AlloNumber = Line, Url = receiver.Url, Topics = ["SMS_SENT"], Enabled = false });

        await sandbox.V1.PostAsync("/sms", Sms);
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        Assert.Empty(receiver.Received);
        Assert.Empty(sandbox.Allo.Deliveries);
    }

    [Theory]
    [InlineData("https://example.com/allo")]
    [InlineData("https://192.0.2.1/allo")]
    [InlineData("not an address")]
    public async Task Addresses_that_are_not_on_this_machine_are_never_called(string url)
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        sandbox.Allo.WebhookEndpoints.Add(new WebhookEndpoint { Id = "ep_1", Url = url, Topics = ["sms.sent"], SigningSecret = WebhookSigner.NewSecret() });

        await sandbox.V1.PostAsync("/sms", Sms);
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        var delivery = Assert.Single(sandbox.Allo.Deliveries);
        Assert.Equal((DeliveryState.Abandoned, "Not delivered: the address is not on this machine."), (delivery.State, delivery.Reason));
        Assert.Empty(delivery.Attempts);
    }

    [Fact]
    public async Task A_v2_webhook_without_a_secret_is_not_posted_to()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        sandbox.Allo.WebhookEndpoints.Add(new WebhookEndpoint { Id = "ep_1", Url = receiver.Url, Topics = ["sms.sent"] });

        var delivery = Assert.Single(await sandbox.Allo.DeliverAsync("sms.sent", "{}", Cancelled));

        Assert.Equal(DeliveryState.Abandoned, delivery.State);
        Assert.Contains("SigningSecret", delivery.Reason, StringComparison.Ordinal);
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task A_typed_payload_is_posted_to_everyone_who_subscribed_and_waited_for()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        var secret = await SubscribeAsync(sandbox, receiver, "call.completed");
        await SubscribeAsync(sandbox, receiver, "call.completed");

        var deliveries = await sandbox.Allo.DeliverAsync(
            WebhookTopic.V2.CallCompleted, new Webhooks.V2.CallCompletedPayload { Id = "cll_9", Summary = "Mine" }, Cancelled);

        Assert.Equal([DeliveryState.Delivered, DeliveryState.Delivered], deliveries.Select(delivery => delivery.State));
        Assert.Equal(2, deliveries.Select(delivery => delivery.Id).Distinct().Count());
        Assert.Equal(2, receiver.Received.Count);
        Assert.All(receiver.Received, webhook => Assert.Equal(("cll_9", "Mine"), (webhook.Data.Text("id"), webhook.Data.Text("summary"))));
        Assert.Contains(receiver.Received, webhook => Verify(secret, webhook, sandbox.Clock) == WebhookSignatureResult.Valid);
    }

    [Fact]
    public async Task Any_topic_and_any_data_can_be_posted()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        sandbox.Allo.WebhookEndpoints.Add(new WebhookEndpoint { Id = "ep_1", Url = receiver.Url, Topics = ["fax.sent"], SigningSecret = WebhookSigner.NewSecret() });
        await SubscribeV1Async(sandbox, receiver, "PING");

        await sandbox.Allo.DeliverAsync("fax.sent", """{"pages":3}""", Cancelled);
        await sandbox.Allo.DeliverAsync(WebhookTopic.Ping, "{", Cancelled);
        var nobody = await sandbox.Allo.DeliverAsync("fax.received", "{}", Cancelled);

        Assert.Equal("""{"pages":3}""", receiver.Received[0].Data.GetRawText());
        Assert.Equal("""{"topic":"PING","data":{}""", System.Text.Encoding.UTF8.GetString(receiver.Received[1].Body));
        Assert.Empty(nobody);
    }

    [Fact]
    public async Task The_eight_attempts_are_spread_as_Allo_spreads_them_each_signed_at_its_own_time()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync(options: new SandboxOptions { DeliveryDelays = DeliverySchedule.Documented });
        var secret = await SubscribeAsync(sandbox, receiver, "sms.sent");
        receiver.RespondWith(500, 500, 301, 404, 500, 500, 500, 500);

        await sandbox.V1.PostAsync("/sms", Sms);
        var delivery = Assert.Single(sandbox.Allo.Deliveries);
        var start = sandbox.Clock.GetUtcNow();
        var expected = new List<DateTimeOffset> { start };
        foreach (var (delay, number) in DeliverySchedule.Documented.Select((delay, i) => (delay, i + 1)))
        {
            await delivery.Attempts.WaitForAsync(attempt => attempt.Number == number, Cancelled);
            Assert.Equal(DeliveryState.Pending, delivery.State);
            Assert.Equal(WebhookSignatureResult.Valid, Verify(secret, receiver.Received[^1], sandbox.Clock));
            sandbox.Clock.Advance(delay);
            expected.Add(sandbox.Clock.GetUtcNow());
        }

        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        Assert.Equal(DeliveryState.Failed, delivery.State);
        Assert.Equal(expected, delivery.Attempts.Select(attempt => attempt.Time));
        Assert.Equal([500, 500, 301, 404, 500, 500, 500, 500], delivery.Attempts.Select(attempt => attempt.StatusCode!.Value));
        Assert.Equal(new TimeSpan(27, 35, 5), delivery.Attempts[^1].Time - start);

        // One id for all of them; one body too.
        Assert.Equal(8, receiver.Received.Count);
        Assert.Single(receiver.Received.Select(webhook => webhook.Headers[WebhookHeaders.Id]).Distinct());
        Assert.Single(receiver.Received.Select(webhook => webhook.Json.Text("timestamp")).Distinct());
        Assert.Equal(8, receiver.Received.Select(webhook => webhook.Headers[WebhookHeaders.Timestamp]).Distinct().Count());
    }

    [Fact]
    public async Task By_default_the_attempts_follow_each_other_fast()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        allo.WebhookEndpoints.Add(new WebhookEndpoint { Id = "ep_1", Url = receiver.Url, Topics = ["sms.sent"], SigningSecret = WebhookSigner.NewSecret() });
        receiver.RespondWith(503, 503);
        receiver.Reset();

        var delivery = Assert.Single(await allo.DeliverAsync("sms.sent", "{}", Cancelled));

        Assert.Equal(DeliveryState.Delivered, delivery.State);
        Assert.Equal([503, 503, null, 200], delivery.Attempts.Select(attempt => attempt.StatusCode));
        Assert.Equal(["The receiver responded 503.", "The receiver responded 503.", "The connection failed.", null], delivery.Attempts.Select(attempt => attempt.Error));
        Assert.Equal(8, DeliverySchedule.Shortened.Count + 1);
        Assert.InRange(DeliverySchedule.Shortened.Sum(delay => delay.TotalSeconds), 1, 3);
    }

    [Theory]
    [InlineData(204, "DELIVERED", "FAILED")]
    [InlineData(200, "DELIVERED", "DELIVERED")]
    [InlineData(302, "FAILED", "FAILED")]
    public async Task V1_wants_200_and_v2_any_2xx(int status, string v2, string v1)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync(options: new SandboxOptions { DeliveryDelays = [] });
        await SubscribeV1Async(sandbox, receiver, "SMS_SENT");
        await SubscribeAsync(sandbox, receiver, "sms.sent");
        receiver.RespondWith(status, status);

        await sandbox.V1.PostAsync("/sms", Sms);
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        Assert.Equal(
            [v2, v1],
            sandbox.Allo.Deliveries.OrderByDescending(delivery => delivery.Generation).Select(delivery => delivery.State.ToString().ToUpperInvariant()));
    }

    [Theory]
    [InlineData("sms.sent", 20)]
    [InlineData("SMS_SENT", 30)]
    public async Task A_receiver_that_does_not_respond_is_waited_for_20_or_30_seconds(string topic, int seconds)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync(options: new SandboxOptions { DeliveryDelays = [] });
        await (topic == "SMS_SENT" ? SubscribeV1Async(sandbox, receiver, topic) : SubscribeAsync(sandbox, receiver, topic));
        receiver.Hang();

        await sandbox.V1.PostAsync("/sms", Sms);
        await receiver.Received.WaitForAsync(_ => true, Cancelled);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        var delivery = Assert.Single(sandbox.Allo.Deliveries);
        Assert.Equal(DeliveryState.Pending, delivery.State);
        sandbox.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await sandbox.Allo.WhenDeliveriesSettleAsync(Cancelled);

        Assert.Equal(DeliveryState.Failed, delivery.State);
        Assert.Equal($"The receiver did not respond within {seconds} s.", Assert.Single(delivery.Attempts).Error);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_a_failure()
    {
        var receiver = await Receiver.StartAsync();
        var url = receiver.Url;
        await receiver.DisposeAsync();
        await using var sandbox = await V2Sandbox.StartAsync(options: new SandboxOptions { DeliveryDelays = [] });
        sandbox.Allo.Webhooks.Add(new Webhook { AlloNumber = Line, Url = url, Topics = ["PING"], Enabled = true });

        var delivery = Assert.Single(await sandbox.Allo.DeliverAsync(WebhookTopic.Ping, new PingPayload(), Cancelled));

        Assert.Equal("Nobody listens at the address.", Assert.Single(delivery.Attempts).Error);
    }

    [Fact]
    public async Task A_webhook_that_is_deleted_is_not_tried_again()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync(options: new SandboxOptions { DeliveryDelays = DeliverySchedule.Documented });
        await SubscribeAsync(sandbox, receiver, "sms.sent");
        receiver.RespondWith(500);

        await sandbox.V1.PostAsync("/sms", Sms);
        var delivery = Assert.Single(sandbox.Allo.Deliveries);
        await delivery.Attempts.WaitForAsync(attempt => attempt.Number == 1, Cancelled);
        await sandbox.Wire.DeleteAsync("/webhooks/" + sandbox.Allo.WebhookEndpoints[0].Id);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(5));
        await delivery.WhenSettledAsync(Cancelled);

        Assert.Equal(DeliveryState.Abandoned, delivery.State);
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task A_sandbox_that_stops_gives_its_deliveries_up()
    {
        await using var receiver = await Receiver.StartAsync();
        var sandbox = await V2Sandbox.StartAsync(options: new SandboxOptions { DeliveryDelays = DeliverySchedule.Documented });
        await SubscribeAsync(sandbox, receiver, "sms.sent");
        receiver.RespondWith(500);
        receiver.Hang();

        await sandbox.V1.PostAsync("/sms", Sms);
        await sandbox.Allo.Deliveries[0].Attempts.WaitForAsync(attempt => attempt.Number == 1, Cancelled);
        await sandbox.V1.PostAsync("/sms", Sms);
        await receiver.Received.WaitForAsync(_ => receiver.Received.Count == 2, Cancelled);
        await sandbox.DisposeAsync();

        Assert.All(sandbox.Allo.Deliveries, delivery => Assert.Equal(
            (DeliveryState.Abandoned, "Not delivered: the sandbox was stopped."), (delivery.State, delivery.Reason)));
    }

    [Fact]
    public async Task A_delivery_prints_neither_its_address_nor_its_body()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await V2Sandbox.StartAsync();
        await SubscribeAsync(sandbox, receiver, "sms.sent");

        var delivery = Assert.Single(await sandbox.Allo.DeliverAsync("sms.sent", """{"content":"secret"}""", Cancelled));

        Assert.Equal("SandboxDelivery sms.sent, Delivered after 1 attempt(s)", delivery.ToString());
        Assert.Contains("secret", delivery.Body, StringComparison.Ordinal);
        Assert.Equal(receiver.Url, delivery.Url);
    }

    private static Call InboundCall() => new()
    {
        Id = "call_1",
        FromNumber = "+13125550110",
        ToNumber = Line,
        Type = Direction.Inbound,
        Result = CallResult.Answered,
        LengthInMinutes = 5.5,
        Tag = "order",
        Summary = "Wants bread. And cake.",
        StartDate = V2Sandbox.Start.AddHours(-1),
        Transcript = [new TranscriptRow { Source = TranscriptSource.External, Text = "Bread, please", Time = V2Sandbox.Start.AddHours(-1).AddSeconds(2) }],
    };

    private static System.Text.Json.JsonElement Data(Receiver receiver, string topic) =>
        Assert.Single(receiver.Received, webhook => webhook.Topic == topic).Data;

    private static async Task SubscribeV1Async(V2Sandbox sandbox, Receiver receiver, params string[] topics) =>
        Assert.Equal(201, (await sandbox.V1.PostAsync(
            "/webhooks", $$"""{"allo_number":"{{Line}}","url":"{{receiver.Url}}","topics":["{{string.Join("\",\"", topics)}}"]}""")).Status);

    private static async Task<string> SubscribeAsync(V2Sandbox sandbox, Receiver receiver, params string[] topics) =>
        (await sandbox.Wire.PostAsync("/webhooks", $$"""{"url":"{{receiver.Url}}","topics":["{{string.Join("\",\"", topics)}}"]}"""))
            .Data.Text("signing_secret")!;

    private static WebhookSignatureResult Verify(string secret, ReceivedWebhook webhook, TimeProvider clock) =>
        new WebhookSignatureVerifier([secret], timeProvider: clock).Verify(
            webhook.Headers[WebhookHeaders.Id], webhook.Headers[WebhookHeaders.Timestamp], webhook.Headers[WebhookHeaders.Signature], webhook.Body);
}
