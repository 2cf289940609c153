using System.Text;

namespace Withallo.Webhooks.Tests;

public sealed class WebhookReceiverTests
{
    private readonly List<string> _log = [];

    [Fact]
    public async Task Handlers_run_in_the_order_of_registration_each_after_the_other()
    {
        var gate = new TaskCompletionSource();
        var receiver = new WebhookReceiver()
            .On(WebhookTopic.Ping, async (webhook, _) =>
            {
                _log.Add("first begins");
                await gate.Task;
                _log.Add("first ends");
            })
            .On(WebhookTopic.CallReceived, (webhook, _) => Note("another topic"))
            .On("PING", (webhook, _) => Note("by name"))
            .On(WebhookTopic.Ping, (webhook, _) => Note("last"));

        var dispatched = receiver.DispatchAsync(Ping(), TestContext.Current.CancellationToken);
        Assert.Equal(["first begins"], _log);
        gate.SetResult();

        Assert.Equal(3, await dispatched);
        Assert.Equal(["first begins", "first ends", "by name", "last"], _log);
    }

    [Fact]
    public async Task All_handlers_run_even_when_one_fails_and_the_failures_come_together()
    {
        var receiver = new WebhookReceiver()
            .On(WebhookTopic.Ping, (webhook, _) => throw new InvalidOperationException("secret detail"))
            .On(WebhookTopic.Ping, (webhook, _) => Note("second"))
            .On(WebhookTopic.Ping, (webhook, _) => Task.FromException(new TimeoutException()))
            .On(WebhookTopic.Ping, (webhook, _) => Note("fourth"));

        var exception = await Assert.ThrowsAsync<WebhookHandlerException>(
            () => receiver.DispatchAsync(Ping(), TestContext.Current.CancellationToken));

        Assert.Equal(["second", "fourth"], _log);
        Assert.Equal(WebhookTopic.Ping, exception.Topic);
        Assert.Equal(["#1", "#3"], exception.Failures.Select(failure => failure.Handler));
        Assert.IsType<InvalidOperationException>(exception.Failures[0].Exception);
        Assert.IsType<TimeoutException>(exception.Failures[1].Exception);
        Assert.Same(exception.Failures[0].Exception, exception.InnerException);
        Assert.IsAssignableFrom<WithalloException>(exception);
        Assert.Equal("2 handler(s) of the webhook PING failed: #1 (InvalidOperationException), #3 (TimeoutException). See Failures.", exception.Message);
        Assert.Equal("PING #1: InvalidOperationException", exception.Failures[0].ToString());
    }

    [Fact]
    public async Task The_callers_cancellation_stays_a_cancellation_and_stops_the_rest()
    {
        using var caller = new CancellationTokenSource();
        var receiver = new WebhookReceiver()
            .On(WebhookTopic.Ping, (webhook, _) => throw new InvalidOperationException())
            .On(WebhookTopic.Ping, async (webhook, ct) =>
            {
                await caller.CancelAsync();
                ct.ThrowIfCancellationRequested();
            })
            .On(WebhookTopic.Ping, (webhook, _) => Note("too late"));

        var exception = await Assert.ThrowsAsync<OperationCanceledException>(() => receiver.DispatchAsync(Ping(), caller.Token));

        Assert.Equal(caller.Token, exception.CancellationToken);
        Assert.Empty(_log);
    }

    [Fact]
    public async Task A_cancelled_dispatch_starts_no_handler()
    {
        var receiver = new WebhookReceiver().On(WebhookTopic.Ping, (webhook, _) => Note("never"));

        await Assert.ThrowsAsync<OperationCanceledException>(() => receiver.DispatchAsync(Ping(), new CancellationToken(canceled: true)));

        Assert.Empty(_log);
    }

    [Fact]
    public async Task A_handlers_own_timeout_is_a_failure_like_any_other()
    {
        var receiver = new WebhookReceiver()
            .On(WebhookTopic.Ping, (webhook, _) => throw new TaskCanceledException())
            .On(WebhookTopic.Ping, (webhook, _) => Note("second"));

        var exception = await Assert.ThrowsAsync<WebhookHandlerException>(
            () => receiver.DispatchAsync(Ping(), TestContext.Current.CancellationToken));

        Assert.IsType<TaskCanceledException>(exception.Failures.Single().Exception);
        Assert.Equal(["second"], _log);
    }

    [Fact]
    public async Task Events_that_nobody_handles_go_to_OnUnknown()
    {
        var receiver = new WebhookReceiver()
            .On(WebhookTopic.Ping, (webhook, _) => Note("ping"))
            .OnUnknown((webhook, _) => Note(webhook.Topic.Name));
        var ct = TestContext.Current.CancellationToken;

        Assert.Equal(1, await receiver.DispatchAsync(Ping(), ct));
        Assert.Equal(1, await receiver.DispatchAsync(Fixtures.Parse("v2-topic-of-tomorrow"), ct));
        Assert.Equal(1, await receiver.DispatchAsync(Fixtures.Parse("v2-tag-added"), ct));

        Assert.Equal(["ping", "call.transcription.updated", "tag.added"], _log);
    }

    [Fact]
    public async Task Without_handlers_none_run() =>
        Assert.Equal(0, await new WebhookReceiver().DispatchAsync(Ping(), TestContext.Current.CancellationToken));

    [Fact]
    public async Task Handle_reads_and_dispatches_bytes_and_text()
    {
        var receiver = new WebhookReceiver().On(WebhookTopic.V2.CallCompleted, (webhook, _) => Note(webhook.Data.OneSentenceSummary!));
        var body = Fixtures.Read("v2-call-completed-inbound");
        var ct = TestContext.Current.CancellationToken;

        Assert.Equal("cll_2NfDKEm9sF8xK3pQr1Zt", (await receiver.HandleAsync(body, ct)).DataId);
        Assert.Equal("cll_2NfDKEm9sF8xK3pQr1Zt", (await receiver.HandleAsync(Encoding.UTF8.GetString(body), ct)).DataId);

        Assert.Equal(["Invoice sent again.", "Invoice sent again."], _log);
        Assert.Equal(receiver.Parse(body).ToString(), receiver.Parse(Encoding.UTF8.GetString(body)).ToString());
        await Assert.ThrowsAsync<InvalidWebhookPayloadException>(() => receiver.HandleAsync("{}", ct));
    }

    [Fact]
    public async Task The_token_reaches_the_handler()
    {
        using var caller = new CancellationTokenSource();
        var seen = CancellationToken.None;
        var receiver = new WebhookReceiver().On(WebhookTopic.Ping, (webhook, ct) =>
        {
            seen = ct;
            return Task.CompletedTask;
        });

        await receiver.DispatchAsync(Ping(), caller.Token);

        Assert.Equal(caller.Token, seen);
    }

    [Fact]
    public async Task One_receiver_serves_many_threads()
    {
        var count = 0;
        var receiver = new WebhookReceiver().On(WebhookTopic.V2.CallCompleted, (webhook, _) =>
        {
            Interlocked.Add(ref count, webhook.Data.Transcriptions.Count);
            return Task.CompletedTask;
        });
        var body = Fixtures.Read("v2-call-completed-inbound");

        await Parallel.ForAsync(0, 200, TestContext.Current.CancellationToken, async (_, ct) => await receiver.HandleAsync(body, ct));

        Assert.Equal(600, count);
    }

    [Fact]
    public void Nulls_are_programming_errors()
    {
        var receiver = new WebhookReceiver();

        Assert.Throws<ArgumentNullException>(() => receiver.On((WebhookTopic)null!, (_, _) => Task.CompletedTask));
        Assert.Throws<ArgumentNullException>(() => receiver.On(WebhookTopic.Ping, (Func<WebhookEvent<PingPayload>, CancellationToken, Task>)null!));
        Assert.Throws<ArgumentNullException>(() => receiver.OnUnknown(null!));
        Assert.Throws<ArgumentException>(() => new WebhookHandlerException(WebhookTopic.Ping, []));
    }

    private static WebhookEvent<PingPayload> Ping() => WebhookEvent.Create(WebhookTopic.Ping, new PingPayload());

    private Task Note(string what)
    {
        _log.Add(what);
        return Task.CompletedTask;
    }
}
