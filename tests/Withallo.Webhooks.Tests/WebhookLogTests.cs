using System.Diagnostics.CodeAnalysis;
using System.Text;
using Withallo.Webhooks.Handlers;
using Withallo.Webhooks.Processing;

namespace Withallo.Webhooks.Tests;

/// <summary>What a processor tells the log of its host, and how it follows the host's options.</summary>
public sealed class WebhookLogTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Sms = """{"topic":"sms.received","version":"2.0","data":{"id":"msg_9","from_number":"+33100000001","to_number":"+33100000099","direction":"INBOUND"}}""";

    private readonly FakeTimeProvider _clock = new();
    private readonly Host _host;

    public WebhookLogTests() => _host = new Host { Options = Signed() };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_outcome_is_one_line_with_delivery_topic_reason_and_status()
    {
        var processor = Processor(new WebhookHandlers().On(WebhookTopic.V2.SmsReceived, (_, _) => Task.CompletedTask), new InMemoryWebhookDedupeStore());

        await processor.ProcessAsync(Request(Sms, "msg_1"), Cancel);
        await processor.ProcessAsync(Request(Sms, "msg_1"), Cancel);
        await processor.ProcessAsync(Request("""{"topic":"sms.sent","data":{}}""", "msg_2"), Cancel);
        await processor.ProcessAsync(Request("{", "msg_3"), Cancel);
        await processor.ProcessAsync(Request(Sms, "<script>"), Cancel);

        Assert.Equal(
            [
                "Handled msg_1 sms.received handled 200", "Duplicate msg_1 sms.received duplicate 200", "Unhandled msg_2 sms.sent unhandled 200",
                "Rejected msg_3  malformed, NotJson 400", "Handled  sms.received handled 200",
            ],
            _host.Lines);
    }

    [Fact]
    public async Task A_topic_is_logged_only_where_it_looks_like_one()
    {
        var processor = Processor(new WebhookHandlers());

        await processor.ProcessAsync(Request("""{"topic":"fax.received","data":{}}""", "msg_1"), Cancel);
        await processor.ProcessAsync(Request("""{"topic":"call me +33100000001","data":{}}""", "msg_2"), Cancel);
        await processor.ProcessAsync(Request($$$"""{"topic":"{{{new string('x', 100)}}}","data":{}}""", "msg_3"), Cancel);
        await processor.ProcessAsync(Request($$$"""{"topic":"{{{new string('x', 101)}}}","data":{}}""", "msg_4"), Cancel);

        Assert.Equal(
            [
                "Unhandled msg_1 fax.received unhandled 200", "Unhandled msg_2 A topic of odd characters unhandled 200",
                $"Unhandled msg_3 {new string('x', 100)} unhandled 200", "Unhandled msg_4 A topic of odd characters unhandled 200",
            ],
            _host.Lines);
    }

    [Fact]
    public async Task Each_handler_that_failed_is_named_with_what_it_threw()
    {
        var handlers = new WebhookHandlers()
            .On(WebhookTopic.V2.SmsReceived, (_, _) => throw new IOException("first"))
            .On(WebhookTopic.V2.SmsReceived, (_, _) => throw new IOException("second"));

        await Processor(handlers).ProcessAsync(Request(Sms, "msg_1"), Cancel);

        Assert.Equal(["HandlerFailed msg_1 sms.received #1 0 first", "HandlerFailed msg_1 sms.received #2 0 second"], _host.Lines);
    }

    [Fact]
    public async Task A_scope_that_cannot_be_opened_is_a_failure_and_logged_as_one()
    {
        _host.Scope = () => throw new InvalidOperationException("no services");

        var outcome = await Processor(new WebhookHandlers().OnUnknown((_, _) => Task.CompletedTask)).ProcessAsync(Request(Sms, "msg_1"), Cancel);

        Assert.Equal(("handler_failed", 500, "no services"), (outcome.Reason, outcome.StatusCode, outcome.Exception!.Message));
        Assert.Equal(["HandlerFailed msg_1 sms.received scope 0 no services"], _host.Lines);
    }

    [Fact]
    public async Task A_handler_that_stops_at_its_deadline_timed_out_and_one_that_finishes_after_it_was_late()
    {
        var ends = true;
        var handlers = new WebhookHandlers().On(WebhookTopic.V2.SmsReceived, (_, ct) =>
        {
            _clock.Advance(TimeSpan.FromSeconds(15));
            return ends ? Task.FromCanceled(ct) : Task.CompletedTask;
        });

        var stopped = await Processor(handlers).ProcessAsync(Request(Sms, "msg_1"), Cancel);
        ends = false;
        var late = await Processor(handlers).ProcessAsync(Request(Sms, "msg_2"), Cancel);

        Assert.Equal(("handler_timed_out", "handled"), (stopped.Reason, late.Reason));
        Assert.Equal(
            ["HandlerTimedOut msg_1 sms.received  0 after 15 s", "HandledLate msg_2 sms.received  0", "Handled msg_2 sms.received handled 200"], _host.Lines);
    }

    [Fact]
    public async Task Time_that_is_over_before_the_handlers_run_is_a_timeout_and_no_wrong_argument()
    {
        var handlers = new WebhookHandlers().On(WebhookTopic.V2.SmsReceived, async (_, ct) =>
        {
            _clock.Advance(TimeSpan.FromTicks(1));
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        });
        var processor = Processor(handlers);
        var delivery = (await processor.AcceptAsync(Request(Sms, "msg_1"), Cancel)).Delivery!;

        Assert.Equal("handler_timed_out", (await processor.DispatchAsync(delivery, TimeSpan.FromSeconds(-5), Cancel)).Reason);
    }

    [Fact]
    public async Task An_inbox_that_fails_and_a_resolver_that_fails_are_logged_with_why()
    {
        _host.Options = new WithalloWebhooksOptions { SecretResolver = (_, _) => throw new IOException("no table") };
        await Processor(new WebhookHandlers()).ProcessAsync(Request(Sms, "msg_1"), Cancel);
        _host.Options = Signed();
        await Processor(new WebhookHandlers(), inbox: new FullInbox()).ProcessAsync(Request(Sms, "msg_2"), Cancel);

        Assert.Equal(["SecretsFailed msg_1   0 no table", "StoreFailed msg_2   0 disk full"], _host.Lines);
    }

    [Fact]
    public void What_cannot_work_is_said_before_the_first_delivery()
    {
        var onlyV1 = new WebhookHandlers().On(WebhookTopic.SmsReceived, (_, _) => Task.CompletedTask);

        Processor(new WebhookHandlers()).LogProblems("/hooks");
        Processor(new WebhookHandlers(), inbox: new FullInbox()).LogProblems("/inbox");
        Processor(onlyV1).LogProblems("/signed");
        Assert.Equal(["NoHandler   /hooks 0", "NeverRuns  SMS_RECEIVED #1 0"], _host.Lines);

        _host.Options = new WithalloWebhooksOptions { AllowUnsignedDeliveries = true };
        Processor(onlyV1).LogProblems("/unsigned");
        Assert.Equal(2, _host.Lines.Count);
    }

    [Fact]
    public async Task What_is_not_accepted_is_logged_at_once_and_what_is_when_it_is_dispatched()
    {
        var processor = Processor(new WebhookHandlers());

        await processor.AcceptAsync(Request("{", "msg_1"), Cancel);
        var accepted = await processor.AcceptAsync(Request(Sms, "msg_2"), Cancel);
        Assert.Equal(["Rejected msg_1  malformed, NotJson 400"], _host.Lines);

        await processor.DispatchAsync(accepted.Delivery!, Cancel);
        Assert.Equal(["Rejected msg_1  malformed, NotJson 400", "Unhandled msg_2 sms.received unhandled 200"], _host.Lines);
    }

    [Fact]
    public async Task Handlers_have_the_time_that_the_options_give_them()
    {
        var isCancelled = new List<bool>();
        var options = Signed();
        options.HandlerTimeout = TimeSpan.FromSeconds(5);
        _host.Options = options;
        var processor = Processor(new WebhookHandlers().On(WebhookTopic.V2.SmsReceived, (_, ct) =>
        {
            _clock.Advance(TimeSpan.FromSeconds(4.9));
            isCancelled.Add(ct.IsCancellationRequested);
            _clock.Advance(TimeSpan.FromSeconds(0.1));
            isCancelled.Add(ct.IsCancellationRequested);
            return Task.CompletedTask;
        }));

        await processor.ProcessAsync(Request(Sms, "msg_1"), Cancel);

        Assert.Equal([false, true], isCancelled);
    }

    [Theory]
    [InlineData(0, null, "unhandled", 1)]
    [InlineData(1, null, "too_large", 0)]
    [InlineData(0, 1_000_000, "too_large", 0)]
    public async Task A_body_has_at_most_the_size_that_the_options_give_it_by_what_it_is_or_says(int more, int? said, string reason, int reads)
    {
        var options = Signed();
        options.MaxBodySize = Sms.Length;
        _host.Options = options;
        var body = Encoding.UTF8.GetBytes(Sms + new string(' ', more));
        var read = 0;
        var request = new WebhookRequest(more == 0 ? default : body, Headers(Encoding.UTF8.GetString(body), "msg_1", Secret))
        {
            ContentLength = said ?? (more == 0 ? body.Length : null),
            ReadBody = _ =>
            {
                read++;
                return ValueTask.FromResult(new WebhookBody(body));
            },
        };

        Assert.Equal((reason, reads), ((await Processor(new WebhookHandlers()).ProcessAsync(request, Cancel)).Reason, read));
    }

    [Fact]
    public async Task Options_that_cannot_work_any_more_put_deliveries_off_and_say_why()
    {
        var processor = Processor(new WebhookHandlers());
        _host.Options = null;

        var outcome = await processor.ProcessAsync(Request(Sms, "msg_1"), Cancel);

        Assert.Equal(("misconfigured", 503), (outcome.Reason, outcome.StatusCode));
        Assert.Equal(["Misconfigured   what is wrong 0"], _host.Lines);
    }

    [Fact]
    public async Task Secrets_may_change_and_not_vanish()
    {
        var processor = Processor(new WebhookHandlers());
        var other = WebhookSigner.NewSecret();

        _host.Options = Signed(other);
        var changed = await processor.ProcessAsync(Request(Sms, "msg_1", other), Cancel);
        _host.Options = new WithalloWebhooksOptions { AllowUnsignedDeliveries = true };
        var vanished = await processor.ProcessAsync(new WebhookRequest(Encoding.UTF8.GetBytes(Sms)), Cancel);

        Assert.Equal(("unhandled", "misconfigured"), (changed.Reason, vanished.Reason));
        Assert.Equal(
            [
                "Unhandled msg_1 sms.received unhandled 200",
                "Misconfigured   The signing secrets are gone. Unsigned deliveries are not taken in their place before a restart. 0",
            ],
            _host.Lines);
    }

    [Fact]
    public async Task Unsigned_deliveries_may_become_signed_ones()
    {
        _host.Options = new WithalloWebhooksOptions { AllowUnsignedDeliveries = true };
        var processor = Processor(new WebhookHandlers());

        var unsigned = await processor.ProcessAsync(new WebhookRequest(Encoding.UTF8.GetBytes(Sms)), Cancel);
        _host.Options = Signed();
        var signed = await processor.ProcessAsync(new WebhookRequest(Encoding.UTF8.GetBytes(Sms)), Cancel);

        Assert.Equal(("unhandled", "missing_signature"), (unsigned.Reason, signed.Reason));
    }

    [Fact]
    public async Task Own_numbers_that_match_nothing_are_told_of_until_one_has_matched()
    {
        var options = Signed();
        options.OwnNumbers.Add("+33 1 00 00 00 99");
        _host.Options = options;
        var processor = Processor(new WebhookHandlers());
        var ofAnother = Sms.Replace("+33100000099", "+33100000098", StringComparison.Ordinal);

        var before = await processor.ProcessAsync(Request(ofAnother, "msg_1"), Cancel);
        await processor.ProcessAsync(Request(Sms, "msg_2"), Cancel);
        var after = await processor.ProcessAsync(Request(ofAnother, "msg_3"), Cancel);

        Assert.Equal(("other_number", "other_number"), (before.Reason, after.Reason));
        Assert.Equal(
            [
                "NoNumberMatches msg_1 sms.received  0", "OtherNumber msg_1 sms.received other_number 200",
                "Unhandled msg_2 sms.received unhandled 200", "OtherNumber msg_3 sms.received other_number 200",
            ],
            _host.Lines);
    }

    [Theory]
    [InlineData(WebhookHeaders.Id)]
    [InlineData(WebhookHeaders.Timestamp)]
    [InlineData(WebhookHeaders.Signature)]
    public async Task A_body_is_read_only_when_the_headers_of_its_signature_are_there(string missing)
    {
        var reads = 0;
        var headers = Headers(Sms, "msg_1", Secret);

        var without = await Processor(new WebhookHandlers()).ProcessAsync(WithReader(headers.Where(header => header.Key != missing)), Cancel);
        Assert.Equal(("missing_signature", 0), (without.Reason, reads));

        var complete = await Processor(new WebhookHandlers()).ProcessAsync(WithReader(headers), Cancel);
        Assert.Equal(("unhandled", 1), (complete.Reason, reads));

        WebhookRequest WithReader(IEnumerable<KeyValuePair<string, string>> of) => new(default, of)
        {
            ReadBody = _ =>
            {
                reads++;
                return ValueTask.FromResult(new WebhookBody(Encoding.UTF8.GetBytes(Sms)));
            },
        };
    }

    private static Dictionary<string, string> Headers(string body, string id, string secret) =>
        new(new WebhookSigner(secret).CreateHeaders(id, new FakeTimeProvider().GetUtcNow(), Encoding.UTF8.GetBytes(body)));

    private static WebhookRequest Request(string body, string id, string secret = Secret) => new(Encoding.UTF8.GetBytes(body), Headers(body, id, secret));

    private static WithalloWebhooksOptions Signed(string secret = Secret) => new() { SigningSecrets = { secret } };

    private WebhookProcessor Processor(WebhookHandlers handlers, IWebhookDedupeStore? dedupe = null, IWebhookInbox? inbox = null) =>
        new(_host, handlers, dedupe, inbox, "", _clock);

    private sealed class FullInbox : IWebhookInbox
    {
        public ValueTask<bool> StoreAsync(AcceptedDelivery delivery, CancellationToken cancellationToken) => throw new IOException("disk full");
    }

    private sealed class Host : IWebhookHost
    {
        public WithalloWebhooksOptions? Options { get; set; }

        public Action Scope { get; set; } = static () => { };

        /// <summary>Each line: event, delivery, topic, what, status, and what was thrown or how much time was given.</summary>
        public List<string> Lines { get; } = [];

        public bool TryGetOptions([NotNullWhen(true)] out WithalloWebhooksOptions? options, [NotNullWhen(false)] out string? problem)
        {
            (options, problem) = (Options, "what is wrong");
            return options is not null;
        }

        public IAsyncDisposable CreateScope(out IServiceProvider services)
        {
            Scope();
            services = NoServices.Instance;
            return Stream.Null;
        }

        public void Log(WebhookLogEvent logged, WebhookLogDetails details = default)
        {
            var end = details.Exception is { } exception ? " " + exception.Message : logged == WebhookLogEvent.HandlerTimedOut ? $" after {details.Time.TotalSeconds} s" : "";
            Lines.Add($"{logged} {details.Delivery} {details.Topic} {details.What} {details.Status}{end}");
        }
    }
}
