using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Tests;
using Withallo.Webhooks.AspNetCore.Tests.Support;

namespace Withallo.Webhooks.AspNetCore.Tests;

public sealed class DedupeTests
{
    private int _handled;

    [Fact]
    public async Task A_duplicate_is_acknowledged_and_not_handled_again()
    {
        await using var receiver = await StartAsync();

        using var first = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        using var second = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, 1), (first.StatusCode, second.StatusCode, _handled));
    }

    [Fact]
    public async Task The_same_body_under_another_delivery_id_is_another_event()
    {
        await using var receiver = await StartAsync();

        using var first = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        using var second = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_2");

        Assert.Equal(2, _handled);
    }

    [Fact]
    public async Task An_event_whose_handler_failed_is_handled_when_Allo_sends_it_again()
    {
        var fails = true;
        await using var receiver = await Receiver.StartAsync(webhooks => webhooks.On(WebhookTopic.V2.SmsReceived, (_, _) =>
            fails ? throw new InvalidOperationException("The database is away.") : Count()));

        using var first = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        fails = false;
        using var second = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        using var third = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");

        Assert.Equal(
            (HttpStatusCode.InternalServerError, HttpStatusCode.OK, HttpStatusCode.OK, 1),
            (first.StatusCode, second.StatusCode, third.StatusCode, _handled));
    }

    [Fact]
    public async Task Of_two_same_deliveries_at_once_one_is_handled_and_the_other_put_off()
    {
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        await using var receiver = await Receiver.StartAsync(webhooks => webhooks.On(WebhookTopic.V2.SmsReceived, async (_, _) =>
        {
            begun.SetResult();
            await end.Task;
            await Count();
        }));

        var first = receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        await begun.Task;
        using var second = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        end.SetResult();
        using var response = await first;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, 1), (second.StatusCode, response.StatusCode, _handled));
        Assert.Equal(TimeSpan.FromSeconds(5), second.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_handler_that_heeds_its_deadline_releases_the_event_before_Allo_gets_its_response()
    {
        var clock = new FakeTimeProvider();
        var begun = new TaskCompletionSource();
        var hangs = true;
        await using var receiver = await Receiver.StartAsync(
            webhooks => webhooks.On(WebhookTopic.V2.SmsReceived, async (_, cancellationToken) =>
            {
                if (hangs)
                {
                    begun.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                }

                await Count();
            }),
            clock: clock);

        var first = receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        await begun.Task;
        clock.Advance(TimeSpan.FromSeconds(15));
        using var response = await first;
        hangs = false;
        using var second = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.OK, 1), (response.StatusCode, second.StatusCode, _handled));
    }

    [Fact]
    public async Task A_handler_that_ignores_its_deadline_gets_500_and_never_runs_twice_at_once()
    {
        var clock = new CountingTimeProvider();
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        await using var receiver = await Receiver.StartAsync(
            webhooks => webhooks.On(WebhookTopic.V2.SmsReceived, async (_, _) =>
            {
                begun.SetResult();
                await end.Task;
                await Count();
            }),
            clock: clock);

        var first = receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        await begun.Task;
        // The deadline, the wait for the response; the body's timeout and the store's have been disposed of.
        await Eventually.IsTrueAsync(() => clock.PendingTimers == 2);
        clock.Advance(TimeSpan.FromSeconds(16));
        using var late = await first;
        using var meanwhile = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        end.SetResult();
        await Eventually.IsTrueAsync(() => receiver.Log.Ours.Any(line => line.Id.Id == 8));
        using var after = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");

        Assert.Equal(
            (HttpStatusCode.InternalServerError, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, 1),
            (late.StatusCode, meanwhile.StatusCode, after.StatusCode, _handled));
    }

    [Fact]
    public async Task A_handler_that_blocks_its_thread_does_not_keep_the_response_waiting()
    {
        var clock = new CountingTimeProvider();
        using var end = new ManualResetEventSlim();
        await using var receiver = await Receiver.StartAsync(
            webhooks => webhooks.On(WebhookTopic.V2.SmsReceived, (_, _) =>
            {
                end.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
                return Count();
            }),
            clock: clock);

        var first = receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        await Eventually.IsTrueAsync(() => clock.PendingTimers == 2);
        clock.Advance(TimeSpan.FromSeconds(16));
        using var response = await first;
        end.Set();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        await Eventually.IsTrueAsync(() => _handled == 1);
    }

    [Fact]
    public async Task Work_goes_on_when_Allo_hangs_up_and_its_next_attempt_is_a_duplicate()
    {
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        var cancelled = false;
        await using var receiver = await Receiver.StartAsync(webhooks => webhooks.On(WebhookTopic.V2.SmsReceived, async (_, cancellationToken) =>
        {
            begun.SetResult();
            await end.Task;
            cancelled = cancellationToken.IsCancellationRequested;
            await Count();
        }));

        using (var connection = await receiver.ConnectAsync(
            $"{receiver.RawHead("msg_1", Bodies.SmsReceived)}Content-Length: {Bodies.SmsReceived.Length}\r\n\r\n{Bodies.SmsReceived}"))
        {
            await begun.Task;
        }

        await Eventually.IsTrueAsync(() => receiver.Log.Lines.Any(line => line.Message.Contains("disconnect", StringComparison.OrdinalIgnoreCase)));
        end.SetResult();
        await Eventually.IsTrueAsync(() => receiver.Log.Ours.Any(line => line.Id.Id == 1));
        using var second = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");

        Assert.Equal((HttpStatusCode.OK, 1, false), (second.StatusCode, _handled, cancelled));
    }

    [Fact]
    public async Task V1_calls_and_messages_are_distinguished_by_topic_and_id()
    {
        await using var receiver = await StartAsync(static o => o.AllowUnsignedDeliveries = true);

        foreach (var body in new[] { Bodies.CallReceivedV1("x"), Bodies.CallReceivedV1("x"), Bodies.SmsReceivedV1("x"), Bodies.SmsReceivedV1("x"), Bodies.CallReceivedV1("y") })
        {
            using var response = await receiver.DeliverUnsignedAsync(body);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(3, _handled);
    }

    [Fact]
    public async Task V1_contact_events_are_never_duplicates_since_equal_bodies_can_be_two_changes()
    {
        await using var receiver = await StartAsync(static o => o.AllowUnsignedDeliveries = true);

        using var first = await receiver.DeliverUnsignedAsync(Bodies.ContactUpdatedV1);
        using var second = await receiver.DeliverUnsignedAsync(Bodies.ContactUpdatedV1);

        Assert.Equal(2, _handled);
    }

    [Fact]
    public async Task A_v1_id_of_megabytes_is_remembered_in_a_short_key()
    {
        var store = new RecordingStore();
        await using var receiver = await StartAsync(static o => o.AllowUnsignedDeliveries = true, services => services.AddSingleton<IWebhookDedupeStore>(store));

        using var first = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1(new string('x', 1_000_000)));
        using var second = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1(new string('x', 1_000_000)));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, 1), (first.StatusCode, second.StatusCode, _handled));
        Assert.All(store.Calls, call => Assert.InRange(call.Length, 1, 300));
    }

    [Fact]
    public async Task An_event_that_nobody_handles_is_not_noted_so_that_a_replay_can_reach_a_later_version()
    {
        var store = new RecordingStore();
        await using var receiver = await Receiver.StartAsync(services: services => services.AddSingleton<IWebhookDedupeStore>(store));

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["claim msg_1", "release msg_1"], store.Calls);
    }

    [Fact]
    public async Task A_signed_body_that_cannot_be_read_claims_nothing()
    {
        var store = new RecordingStore();
        await using var receiver = await StartAsync(services: services => services.AddSingleton<IWebhookDedupeStore>(store));

        using var response = await receiver.DeliverAsync("{", "msg_1");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(store.Calls);
    }

    [Fact]
    public async Task Nothing_is_claimed_before_the_signature_is_checked()
    {
        var store = new RecordingStore();
        await using var receiver = await StartAsync(services: services => services.AddSingleton<IWebhookDedupeStore>(store));

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1", WebhookSigner.NewSecret());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(store.Calls);
    }

    [Fact]
    public async Task A_store_that_is_away_puts_deliveries_off_with_503()
    {
        var store = new RecordingStore { FailsOn = "claim" };
        await using var receiver = await StartAsync(services: services => services.AddSingleton<IWebhookDedupeStore>(store));

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 0), (response.StatusCode, _handled));
        receiver.AssertNothingEscaped();
    }

    [Fact]
    public async Task Work_that_is_done_is_acknowledged_even_when_the_store_cannot_note_it()
    {
        var store = new RecordingStore { FailsOn = "complete" };
        await using var receiver = await StartAsync(services: services => services.AddSingleton<IWebhookDedupeStore>(store));

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");

        Assert.Equal((HttpStatusCode.OK, 1), (response.StatusCode, _handled));
        Assert.Contains(receiver.Log.Ours, line => line.Id.Id == 12);
    }

    [Fact]
    public async Task A_claim_that_cannot_be_given_back_changes_no_response()
    {
        var store = new RecordingStore { FailsOn = "release" };
        await using var receiver = await Receiver.StartAsync(
            webhooks => webhooks.On(WebhookTopic.V2.SmsReceived, static (_, _) => throw new InvalidOperationException()),
            services: services => services.AddSingleton<IWebhookDedupeStore>(store));

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains(receiver.Log.Ours, line => line.Id.Id == 13);
    }

    [Fact]
    public async Task Endpoints_of_different_names_do_not_take_each_others_events_for_duplicates()
    {
        await using var receiver = await Receiver.StartAsync(
            webhooks =>
            {
                webhooks.On(WebhookTopic.V2.SmsReceived, (_, _) => Count());
                webhooks.Services.AddWithalloWebhooks("paris", static o => o.SigningSecrets.Add(Receiver.Secret))
                    .On(WebhookTopic.V2.SmsReceived, (_, _) => Count());
            },
            map: static app =>
            {
                app.MapWithalloWebhooks(Receiver.Path);
                app.MapWithalloWebhooks("/paris", "paris");
            });

        using var first = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        using var second = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1", path: "/paris");

        Assert.Equal(2, _handled);
    }

    private Task Count()
    {
        Interlocked.Increment(ref _handled);
        return Task.CompletedTask;
    }

    private Task<Receiver> StartAsync(Action<WithalloWebhooksOptions>? options = null, Action<IServiceCollection>? services = null) =>
        Receiver.StartAsync(webhooks => webhooks.OnUnknown((_, _) => Count()), options, services);
}
