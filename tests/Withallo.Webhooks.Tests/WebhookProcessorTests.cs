using System.Diagnostics;
using System.Text;
using Withallo.Tests;

namespace Withallo.Webhooks.Tests;

/// <summary>The way of a delivery in a host without ASP.NET Core.</summary>
public sealed class WebhookProcessorTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Sms = """{"topic":"sms.received","version":"2.0","timestamp":"2026-04-21T12:00:00.000Z","data":{"id":"msg_9","content":"Hello"}}""";

    private readonly CountingTimeProvider _clock = new();
    private readonly List<WebhookEvent> _handled = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_delivery_is_verified_and_handled_and_a_repeat_is_a_duplicate()
    {
        var processor = Processor(dedupe: new InMemoryWebhookDedupeStore());

        var first = await processor.ProcessAsync(Signed(Sms, "msg_1"), Cancel);
        var second = await processor.ProcessAsync(Signed(Sms, "msg_1"), Cancel);

        Assert.Equal((WebhookOutcomeKind.Handled, "handled", 200, null), (first.Kind, first.Reason, first.StatusCode, first.RetryAfter));
        Assert.Equal((WebhookOutcomeKind.Duplicate, "duplicate", 200), (second.Kind, second.Reason, second.StatusCode));
        var webhook = Assert.Single(_handled);
        Assert.Equal(("msg_1", "SigningSecrets:0", WebhookVersion.V2), (webhook.DeliveryId, webhook.SecretName, webhook.Version));
    }

    [Fact]
    public async Task Headers_are_taken_from_a_dictionary_and_from_http_headers_whatever_their_case()
    {
        var body = Encoding.UTF8.GetBytes(Sms);
        var headers = Headers(body, "msg_1");
        using var message = new HttpRequestMessage();
        foreach (var (name, value) in headers)
        {
            message.Headers.Add(name.ToUpperInvariant(), value);
        }

        var fromDictionary = await Processor().ProcessAsync(new WebhookRequest(body, headers.ToDictionary(h => h.Key.ToUpperInvariant(), h => h.Value)), Cancel);
        var fromHttp = await Processor().ProcessAsync(new WebhookRequest(body, message.Headers.Select(h => KeyValuePair.Create(h.Key, h.Value))), Cancel);

        Assert.Equal(("handled", "handled"), (fromDictionary.Reason, fromHttp.Reason));
    }

    public static TheoryData<string, int, string> Rejections() => new()
    {
        { "wrong secret", 401, "wrong_signature" },
        { "no signature", 401, "missing_signature" },
        { "signature twice", 401, "repeated_header" },
        { "no timestamp at all", 401, "invalid_timestamp" },
        { "old", 401, "stale_timestamp" },
        { "not JSON", 400, "malformed" },
        { "too large", 413, "too_large" },
        { "compressed", 415, "content_encoding" },
        { "another path", 404, "wrong_path" },
    };

    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task What_is_not_Allos_or_unreadable_is_rejected_with_its_reason(string what, int status, string reason)
    {
        var body = Encoding.UTF8.GetBytes(what == "not JSON" ? "{" : what == "too large" ? Sms + new string(' ', 4 * 1024 * 1024) : Sms);
        var headers = Headers(body, "msg_1", what == "wrong secret" ? WebhookSigner.NewSecret() : Secret, what == "old" ? -301 : 0).ToList();
        switch (what)
        {
            case "no signature":
                headers.RemoveAll(h => h.Key == WebhookHeaders.Signature);
                break;
            case "signature twice":
                headers.Add(headers.Single(h => h.Key == WebhookHeaders.Signature));
                break;
            case "no timestamp at all":
                headers.RemoveAll(h => h.Key == WebhookHeaders.Timestamp);
                headers.Add(KeyValuePair.Create(WebhookHeaders.Timestamp, "yesterday"));
                break;
            case "compressed":
                headers.Add(KeyValuePair.Create("content-encoding", "gzip"));
                break;
            default:
                break;
        }

        var request = new WebhookRequest(body, headers) { PathToken = what == "another path" ? "guess" : null };
        var accepted = await Processor().AcceptAsync(request, Cancel);

        Assert.False(accepted.IsAccepted);
        Assert.Null(accepted.Delivery);
        Assert.Equal((WebhookOutcomeKind.Rejected, status, reason), (accepted.Outcome.Kind, accepted.Outcome.StatusCode, accepted.Outcome.Reason));
    }

    [Theory]
    [InlineData(WebhookHeaders.Id, 1, "handled")]
    [InlineData(WebhookHeaders.Id, 2, "repeated_header")]
    [InlineData(WebhookHeaders.Id, 3, "repeated_header")]
    [InlineData(WebhookHeaders.Timestamp, 2, "repeated_header")]
    [InlineData(WebhookHeaders.Timestamp, 3, "repeated_header")]
    [InlineData(WebhookHeaders.Signature, 2, "repeated_header")]
    [InlineData(WebhookHeaders.Signature, 3, "repeated_header")]
    public async Task A_header_of_the_signature_comes_once(string name, int times, string reason)
    {
        var body = Encoding.UTF8.GetBytes(Sms);
        var headers = Headers(body, "msg_1").SelectMany(header => Enumerable.Repeat(header, header.Key == name ? times : 1));

        Assert.Equal(reason, (await Processor().ProcessAsync(new WebhookRequest(body, headers), Cancel)).Reason);
    }

    [Theory]
    [InlineData(WebhookHeaders.Id)]
    [InlineData(WebhookHeaders.Timestamp)]
    [InlineData(WebhookHeaders.Signature)]
    public async Task Each_header_of_the_signature_is_needed_and_an_empty_one_is_missing(string name)
    {
        var body = Encoding.UTF8.GetBytes(Sms);
        var headers = Headers(body, "msg_1");

        var without = await Processor().ProcessAsync(new WebhookRequest(body, headers.Where(header => header.Key != name)), Cancel);
        var empty = await Processor().ProcessAsync(new WebhookRequest(body, headers.Select(header => KeyValuePair.Create(header.Key, header.Key == name ? "" : header.Value))), Cancel);

        Assert.Equal(("missing_signature", "missing_signature"), (without.Reason, empty.Reason));
    }

    [Fact]
    public async Task A_body_that_is_sent_as_it_is_may_say_so()
    {
        var body = Encoding.UTF8.GetBytes(Sms);

        var outcome = await Processor().ProcessAsync(new WebhookRequest(body, Headers(body, "msg_1").Append(KeyValuePair.Create("Content-Encoding", "Identity"))), Cancel);

        Assert.Equal("handled", outcome.Reason);
    }

    [Fact]
    public async Task Requests_and_outcomes_show_which_and_why_and_nothing_else()
    {
        var request = Signed(Sms, "msg_1");

        Assert.Equal("handled (200)", (await Processor().ProcessAsync(request, Cancel)).ToString());
        Assert.Equal("WebhookRequest msg_1", request.ToString());
        Assert.Equal(("WebhookRequest", null), (new WebhookRequest(default) { DeliveryId = "" }.ToString(), new WebhookRequest(default) { DeliveryId = "" }.DeliveryId));
    }

    [Theory]
    [InlineData(256, "CALL_RECEIVED:")]
    [InlineData(257, "sha256:")]
    public async Task A_key_has_at_most_256_characters(int length, string prefix)
    {
        var id = new string('x', length - "CALL_RECEIVED:".Length);
        var options = new WithalloWebhooksOptions { AllowUnsignedDeliveries = true };
        var body = Encoding.UTF8.GetBytes($$$"""{"topic":"CALL_RECEIVED","data":{"id":"{{{id}}}"}}""");

        var key = (await new WebhookProcessor(options).AcceptAsync(new WebhookRequest(body), Cancel)).Delivery!.Key!;

        var expected = prefix == "sha256:" ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes("CALL_RECEIVED:" + id))) : id;
        Assert.Equal(prefix + expected, key);
    }

    [Theory]
    [InlineData(-3600, "signed 3600 s in the past by this machine's clock, and 300 s are tolerated")]
    [InlineData(400, "signed 400 s in the future by this machine's clock, and 300 s are tolerated")]
    public async Task A_stale_timestamp_says_how_far_off_and_in_which_direction(int seconds, string detail)
    {
        var outcome = await Processor().ProcessAsync(Signed(Sms, "msg_1", offSeconds: seconds), Cancel);

        Assert.Equal(("stale_timestamp", detail), (outcome.Reason, outcome.Detail));
    }

    [Fact]
    public async Task Between_the_steps_an_event_is_claimed_and_after_them_it_is_a_duplicate()
    {
        var processor = Processor(dedupe: new InMemoryWebhookDedupeStore(timeProvider: _clock));

        var accepted = await processor.AcceptAsync(Signed(Sms, "msg_1"), Cancel);
        var meanwhile = await processor.AcceptAsync(Signed(Sms, "msg_1"), Cancel);
        var outcome = await processor.DispatchAsync(accepted.Delivery!, Cancel);
        var after = await processor.AcceptAsync(Signed(Sms, "msg_1"), Cancel);

        Assert.Equal(("in_progress", 503, TimeSpan.FromSeconds(5)), (meanwhile.Outcome!.Reason, meanwhile.Outcome.StatusCode, meanwhile.Outcome.RetryAfter));
        Assert.Equal("handled", outcome.Reason);
        Assert.Equal("duplicate", after.Outcome!.Reason);
    }

    [Fact]
    public async Task A_stored_delivery_is_dispatched_weeks_later_by_a_process_that_knows_no_secret()
    {
        var arrived = _clock.GetUtcNow();
        var accepted = await Processor().AcceptAsync(Signed(Sms, "msg_1"), Cancel);
        var stored = accepted.Delivery!.ToBytes();
        _clock.Advance(TimeSpan.FromDays(30));

        var restored = AcceptedDelivery.FromBytes(stored);
        var consumer = new WebhookProcessor(handlers: Handlers(), dedupe: new InMemoryWebhookDedupeStore());
        var first = await consumer.DispatchAsync(restored, Cancel);
        var second = await consumer.DispatchAsync(AcceptedDelivery.FromBytes(stored), Cancel);

        Assert.Equal(("msg_1", "", arrived), (restored.Key, restored.ProcessorName, restored.ReceivedAt));
        Assert.Equal(("handled", "duplicate"), (first.Reason, second.Reason));
        var webhook = Assert.IsType<WebhookEvent<V2.SmsPayload>>(Assert.Single(_handled));
        Assert.Equal(("msg_1", "SigningSecrets:0", "Hello"), (webhook.DeliveryId, webhook.SecretName, webhook.Data.Content));
        Assert.DoesNotContain("MfKQ", Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
        Assert.DoesNotContain("v1,", Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_delivery_is_dispatched_in_a_span_that_is_linked_to_the_one_it_was_received_in()
    {
        var spans = new System.Collections.Concurrent.ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Withallo.Webhooks",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var processor = Processor();

        var stored = (await processor.AcceptAsync(Signed(Sms, "msg_linked"), Cancel)).Delivery!.ToBytes();
        await processor.DispatchAsync(AcceptedDelivery.FromBytes(stored), Cancel);

        // Other tests make spans meanwhile.
        var ours = spans.Where(span => Equals(span.GetTagItem("withallo.webhook.delivery_id"), "msg_linked")).ToList();
        Assert.Equal(
            ["receive sms.received: accepted", "dispatch sms.received: handled"],
            ours.Select(span => $"{span.DisplayName}: {span.GetTagItem("withallo.webhook.outcome")}"));
        Assert.Empty(ours[0].Links);
        Assert.Equal(ours[0].SpanId, Assert.Single(ours[1].Links).Context.SpanId);
    }

    [Fact]
    public async Task A_delivery_is_stored_with_its_body_byte_for_byte()
    {
        byte[] body = [.. Encoding.UTF8.Preamble, .. "{ \"topic\" : \"CALL_RECEIVED\",\r\n\"data\":{\"id\":\"call_1\"} }\n"u8];
        var options = new WithalloWebhooksOptions { AllowUnsignedDeliveries = true };
        var accepted = await new WebhookProcessor(options, name: "paris").AcceptAsync(new WebhookRequest(body), Cancel);

        var restored = AcceptedDelivery.FromBytes(accepted.Delivery!.ToBytes());

        Assert.Equal(body, restored.Event.RawBody.ToArray());
        Assert.Equal(("paris/CALL_RECEIVED:call_1", "paris", null), (restored.Key, restored.ProcessorName, restored.Event.DeliveryId));
        Assert.Equal(WebhookVersion.V1, restored.Event.Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Sms)]
    [InlineData("{}\n{}")]
    [InlineData("[1]\n" + Sms)]
    [InlineData("{\"allo_delivery\":2,\"received_at\":\"2026-04-21T12:00:00Z\"}\n" + Sms)]
    [InlineData("{\"allo_delivery\":1,\"received_at\":\"today\"}\n" + Sms)]
    public void Bytes_that_are_no_stored_delivery_are_named_as_such_and_not_repeated(string text) => Assert.Equal(
        "These bytes are not a delivery that AcceptedDelivery.ToBytes wrote.",
        Assert.Throws<InvalidWebhookPayloadException>(() => AcceptedDelivery.FromBytes(Encoding.UTF8.GetBytes(text))).Message);

    [Fact]
    public void A_stored_delivery_whose_body_is_damaged_cannot_be_read() => Assert.Throws<InvalidWebhookPayloadException>(
        () => AcceptedDelivery.FromBytes("{\"allo_delivery\":1,\"received_at\":\"2026-04-21T12:00:00Z\"}\n{"u8.ToArray()));

    [Theory]
    [InlineData("token-of-now-with-thirty-two-characters", "handled")]
    [InlineData("token-of-then-with-thirty-two-characters", "handled")]
    [InlineData("token-of-others-with-thirty-two-characters", "wrong_path")]
    [InlineData("", "wrong_path")]
    [InlineData(null, "wrong_path")]
    public async Task An_address_with_a_token_is_reached_by_it_and_by_the_one_before_alone(string? token, string reason)
    {
        var options = new WithalloWebhooksOptions
        {
            PathToken = "token-of-now-with-thirty-two-characters",
            PreviousPathToken = "token-of-then-with-thirty-two-characters",
        };

        var outcome = await new WebhookProcessor(options, Handlers()).ProcessAsync(new WebhookRequest(Encoding.UTF8.GetBytes(Sms)) { PathToken = token }, Cancel);

        Assert.Equal(reason, outcome.Reason);
    }

    [Fact]
    public async Task A_delivery_can_be_made_of_columns_of_ones_own()
    {
        var webhook = WebhookEvent.Parse(Encoding.UTF8.GetBytes(Sms));
        webhook.DeliveryId = "msg_1";

        var outcome = await new WebhookProcessor(handlers: Handlers()).DispatchAsync(new AcceptedDelivery(webhook, _clock.GetUtcNow()), Cancel);

        Assert.Equal("handled", outcome.Reason);
    }

    [Fact]
    public async Task What_handlers_threw_is_in_the_outcome_and_the_event_can_be_dispatched_again()
    {
        var fails = true;
        var handlers = new WebhookHandlers().On(WebhookTopic.V2.SmsReceived, (e, _) => fails ? throw new InvalidOperationException("no database") : Task.CompletedTask);
        var processor = Processor(handlers, new InMemoryWebhookDedupeStore());
        var delivery = (await processor.AcceptAsync(Signed(Sms, "msg_1"), Cancel)).Delivery!;

        var first = await processor.DispatchAsync(delivery, Cancel);
        fails = false;
        var second = await processor.DispatchAsync(delivery, Cancel);

        Assert.Equal((WebhookOutcomeKind.Failed, "handler_failed", 500), (first.Kind, first.Reason, first.StatusCode));
        Assert.Equal("no database", Assert.IsType<WebhookHandlerException>(first.Exception).InnerException!.Message);
        Assert.DoesNotContain("database", first.ToString(), StringComparison.Ordinal);
        Assert.Equal("handled", second.Reason);
    }

    [Fact]
    public async Task An_event_without_a_handler_is_acknowledged_and_not_noted()
    {
        var store = new InMemoryWebhookDedupeStore();
        var processor = Processor(new WebhookHandlers().On(WebhookTopic.V2.SmsSent, (_, _) => Task.CompletedTask), store);

        var outcome = await processor.ProcessAsync(Signed(Sms, "msg_1"), Cancel);

        Assert.Equal((WebhookOutcomeKind.Acknowledged, "unhandled", 200, 0), (outcome.Kind, outcome.Reason, outcome.StatusCode, store.Count));
        Assert.False(processor.Handles(WebhookTopic.V2.SmsReceived));
        Assert.True(processor.Handles("sms.sent"));
    }

    [Fact]
    public async Task Who_cancels_gets_the_cancellation_and_the_event_is_free()
    {
        using var caller = new CancellationTokenSource();
        var store = new InMemoryWebhookDedupeStore();
        var processor = Processor(
            new WebhookHandlers().On(WebhookTopic.V2.SmsReceived, async (_, ct) =>
            {
                await caller.CancelAsync();
                ct.ThrowIfCancellationRequested();
            }),
            store);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => processor.ProcessAsync(Signed(Sms, "msg_1"), caller.Token));

        Assert.Equal(WebhookClaim.Claimed, await store.ClaimAsync("msg_1", Cancel));
    }

    [Fact]
    public async Task Without_a_store_a_handler_that_outlives_its_time_does_not_run_twice_at_once()
    {
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        var handlers = new WebhookHandlers().On(WebhookTopic.V2.SmsReceived, async (_, _) =>
        {
            begun.TrySetResult();
            await end.Task;
        });
        var processor = Processor(handlers);
        var stored = (await processor.AcceptAsync(Signed(Sms, "msg_1"), Cancel)).Delivery!.ToBytes();

        var first = processor.DispatchAsync(AcceptedDelivery.FromBytes(stored), TimeSpan.FromSeconds(60), Cancel);
        await begun.Task;
        while (_clock.PendingTimers < 2)
        {
            await Task.Yield();
        }

        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(("handler_timed_out", 500), ((await first).Reason, (await first).StatusCode));
        Assert.Equal("in_progress", (await processor.DispatchAsync(AcceptedDelivery.FromBytes(stored), Cancel)).Reason);
        end.SetResult();
        while ((await processor.DispatchAsync(AcceptedDelivery.FromBytes(stored), Cancel)).Reason != "handled")
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task With_an_inbox_a_delivery_is_stored_in_place_of_being_handled_and_the_dedupe_store_is_not_asked()
    {
        var inbox = new Inbox();
        var store = new InMemoryWebhookDedupeStore();
        var processor = new WebhookProcessor(Options(), Handlers(), store, inbox);

        var first = await processor.ProcessAsync(Signed(Sms, "msg_1"), Cancel);
        var second = await processor.ProcessAsync(Signed(Sms, "msg_1"), Cancel);

        Assert.Equal((WebhookOutcomeKind.Stored, "stored", 200), (first.Kind, first.Reason, first.StatusCode));
        Assert.Equal("duplicate", second.Reason);
        Assert.Empty(_handled);
        Assert.Equal(0, store.Count);

        var later = await processor.DispatchAsync(AcceptedDelivery.FromBytes(inbox.Stored["msg_1"]), Cancel);

        Assert.Equal("handled", later.Reason);
        Assert.Single(_handled);
    }

    [Fact]
    public async Task An_inbox_gets_what_has_a_handler_here_or_everything_where_there_are_none()
    {
        var (some, all) = (new Inbox(), new Inbox());
        var onlySent = new WebhookHandlers().On(WebhookTopic.V2.SmsSent, (_, _) => Task.CompletedTask);

        var unhandled = await new WebhookProcessor(Options(), onlySent, inbox: some).ProcessAsync(Signed(Sms, "msg_1"), Cancel);
        var stored = await new WebhookProcessor(Options(), inbox: all).ProcessAsync(Signed(Sms, "msg_1"), Cancel);

        Assert.Equal(("unhandled", "stored"), (unhandled.Reason, stored.Reason));
        Assert.Equal((0, 1), (some.Stored.Count, all.Stored.Count));
    }

    [Fact]
    public async Task An_inbox_that_fails_puts_deliveries_off_with_503()
    {
        var outcome = await new WebhookProcessor(Options(), inbox: new Inbox { Fails = true }).ProcessAsync(Signed(Sms, "msg_1"), Cancel);

        Assert.Equal((WebhookOutcomeKind.Failed, "inbox_unavailable", 503), (outcome.Kind, outcome.Reason, outcome.StatusCode));
        Assert.IsType<IOException>(outcome.Exception);
    }

    [Fact]
    public async Task An_inbox_that_hangs_is_given_five_seconds()
    {
        var inbox = new Inbox { Hangs = new TaskCompletionSource() };
        var processing = new WebhookProcessor(Options(), inbox: inbox).ProcessAsync(Signed(Sms, "msg_1"), Cancel);

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("inbox_unavailable", (await processing).Reason);
        inbox.Hangs.SetResult();
    }

    [Fact]
    public async Task Each_tenant_has_secrets_of_its_own_and_the_event_says_whose_fitted()
    {
        var (paris, lyon) = (WebhookSigner.NewSecret(), WebhookSigner.NewSecret());
        var options = new WithalloWebhooksOptions
        {
            TimeProvider = _clock,
            SecretResolver = (request, _) => ValueTask.FromResult<IReadOnlyCollection<WebhookSecret>>(request.RouteValues["tenant"] switch
            {
                "paris" => [new(WebhookSigner.NewSecret(), "paris, new"), new(paris, "paris")],
                "lyon" => [new(lyon, "lyon")],
                "broken" => throw new IOException("The table of tenants is away."),
                _ => [],
            }),
        };
        var processor = new WebhookProcessor(options, Handlers());
        Task<WebhookOutcome> ProcessAsync(string tenant, string secret, int offSeconds = 0)
        {
            var request = Signed(Sms, "msg_" + tenant, secret, offSeconds);
            request.RouteValues = new Dictionary<string, object?> { ["tenant"] = tenant };
            return processor.ProcessAsync(request, Cancel);
        }

        Assert.Equal("handled", (await ProcessAsync("paris", paris)).Reason);
        Assert.Equal("handled", (await ProcessAsync("lyon", lyon)).Reason);
        Assert.Equal("wrong_signature", (await ProcessAsync("lyon", paris)).Reason);
        Assert.Equal("stale_timestamp", (await ProcessAsync("lyon", lyon, offSeconds: -301)).Reason);
        var nobody = await ProcessAsync("nice", paris);
        var broken = await ProcessAsync("broken", paris);

        Assert.Equal(("wrong_path", 404, "no secret is known for this address"), (nobody.Reason, nobody.StatusCode, nobody.Detail));
        Assert.Equal(("secrets_unavailable", 503), (broken.Reason, broken.StatusCode));
        Assert.Equal(["paris", "lyon"], _handled.Select(e => e.SecretName));
    }

    [Fact]
    public async Task A_resolver_that_hangs_is_given_five_seconds()
    {
        var options = new WithalloWebhooksOptions
        {
            TimeProvider = _clock,
            SecretResolver = static async (_, _) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, Cancel);
                return [];
            },
        };
        var processing = new WebhookProcessor(options).ProcessAsync(Signed(Sms, "msg_1"), Cancel);

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("secrets_unavailable", (await processing).Reason);
    }

    [Fact]
    public async Task A_processor_without_options_accepts_nothing()
    {
        var outcome = await new WebhookProcessor(handlers: Handlers()).ProcessAsync(new WebhookRequest(Encoding.UTF8.GetBytes(Sms)), Cancel);

        Assert.Equal(("misconfigured", 503), (outcome.Reason, outcome.StatusCode));
    }

    [Fact]
    public async Task Options_are_checked_at_once_and_copied()
    {
        var options = Options();
        var processor = new WebhookProcessor(options, Handlers());
        options.SigningSecrets.Clear();
        options.AllowUnsignedDeliveries = true;

        Assert.Equal("missing_signature", (await processor.ProcessAsync(new WebhookRequest(Encoding.UTF8.GetBytes(Sms)), Cancel)).Reason);
        Assert.Contains("SigningSecrets", Assert.Throws<ArgumentException>(() => new WebhookProcessor(new WithalloWebhooksOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_object_gets_every_payload_it_handles_and_is_registered_once()
    {
        var everything = new Everything();
        var handlers = new WebhookHandlers().AddHandler(everything).AddHandler(everything);
        var receiver = new WebhookReceiver(handlers);

        foreach (var topic in WebhookTopic.Known)
        {
            await receiver.HandleAsync(Envelope.V1(topic.Name, "{}"), Cancel);
        }

        Assert.Equal(WebhookTopic.Known.Select(topic => topic.Name), everything.Seen);
        Assert.Throws<ArgumentException>(() => handlers.AddHandler(this));
    }

    private static Dictionary<string, string> Headers(byte[] body, string id, string secret = Secret, int offSeconds = 0) =>
        new(new WebhookSigner(secret).CreateHeaders(id, new FakeTimeProvider().GetUtcNow().AddSeconds(offSeconds), body));

    private static WebhookRequest Signed(string text, string id, string secret = Secret, int offSeconds = 0)
    {
        var body = Encoding.UTF8.GetBytes(text);
        return new WebhookRequest(body, Headers(body, id, secret, offSeconds));
    }

    private WithalloWebhooksOptions Options() => new() { TimeProvider = _clock, SigningSecrets = { Secret } };

    private WebhookProcessor Processor(WebhookHandlers? handlers = null, IWebhookDedupeStore? dedupe = null) =>
        new(Options(), handlers ?? Handlers(), dedupe);

    private WebhookHandlers Handlers() => new WebhookHandlers().OnUnknown((e, _) =>
    {
        _handled.Add(e);
        return Task.CompletedTask;
    });

    private sealed class Inbox : IWebhookInbox
    {
        public Dictionary<string, byte[]> Stored { get; } = [];

        public bool Fails { get; init; }

        public TaskCompletionSource? Hangs { get; init; }

        public async ValueTask<bool> StoreAsync(AcceptedDelivery delivery, CancellationToken cancellationToken)
        {
            await (Hangs?.Task ?? Task.CompletedTask);
            return Fails ? throw new IOException("The disk is full.") : Stored.TryAdd(delivery.Key!, delivery.ToBytes());
        }
    }

    private sealed class Everything :
        IWebhookHandler<CallReceivedPayload>,
        IWebhookHandler<SmsReceivedPayload>,
        IWebhookHandler<ContactEventPayload>,
        IWebhookHandler<PingPayload>,
        IWebhookHandler<V2.CallRingingPayload>,
        IWebhookHandler<V2.CallTriggeredPayload>,
        IWebhookHandler<V2.CallAnsweredPayload>,
        IWebhookHandler<V2.CallCompletedPayload>,
        IWebhookHandler<V2.TagPayload>,
        IWebhookHandler<V2.SmsPayload>,
        IWebhookHandler<V2.ContactChangePayload>,
        IWebhookHandler<V2.SummaryUpdatedPayload>
    {
        public List<string> Seen { get; } = [];

        public Task HandleAsync(WebhookEvent<CallReceivedPayload> e, CancellationToken ct) => Note(e);

        public Task HandleAsync(WebhookEvent<SmsReceivedPayload> e, CancellationToken ct) => Note(e);

        public Task HandleAsync(WebhookEvent<ContactEventPayload> e, CancellationToken ct) => Note(e);

        public Task HandleAsync(WebhookEvent<PingPayload> e, CancellationToken ct) => Note(e);

        public Task HandleAsync(WebhookEvent<V2.CallRingingPayload> e, CancellationToken ct) => Note(e);

        public Task HandleAsync(WebhookEvent<V2.CallTriggeredPayload> e, CancellationToken ct) => Note(e);

        public Task HandleAsync(WebhookEvent<V2.CallAnsweredPayload> e, CancellationToken ct) => Note(e);

        public Task HandleAsync(WebhookEvent<V2.CallCompletedPayload> e, CancellationToken ct) => Note(e);

        public Task HandleAsync(WebhookEvent<V2.TagPayload> e, CancellationToken ct) => Note(e);

        public Task HandleAsync(WebhookEvent<V2.SmsPayload> e, CancellationToken ct) => Note(e);

        public Task HandleAsync(WebhookEvent<V2.ContactChangePayload> e, CancellationToken ct) => Note(e);

        public Task HandleAsync(WebhookEvent<V2.SummaryUpdatedPayload> e, CancellationToken ct) => Note(e);

        private Task Note(WebhookEvent e)
        {
            Seen.Add(e.Topic.Name);
            return Task.CompletedTask;
        }
    }
}
