using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Webhooks.AspNetCore.Tests.Support;
using Withallo.Webhooks.Wolverine.Tests.Support;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;

namespace Withallo.Webhooks.Wolverine.Tests;

/// <summary>What an inbox does, whatever the database.</summary>
public abstract class InboxTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _handled = new();
    private readonly ConcurrentQueue<string> _log = new();

    private protected ConcurrentQueue<string> Log => _log;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Where the inbox is; the same for all receivers of a test.</summary>
    private protected abstract void AddInbox(IServiceCollection services, Action<WithalloInboxOptions>? configure = null);

    [Fact]
    public async Task A_delivery_is_acknowledged_when_stored_and_handled_afterwards()
    {
        var gate = new TaskCompletionSource();
        await using var receiver = await StartAsync(async e =>
        {
            await gate.Task;
            _handled.Enqueue(e.DeliveryId!);
        });

        var response = await receiver.DeliverAsync("msg_1");
        Assert.Equal(200, response.Status);
        Assert.Empty(_handled);
        Assert.Equal(1, (await receiver.Store.Admin.FetchCountsAsync()).Incoming);

        gate.SetResult();
        await Eventually.TrueAsync(async () => (await receiver.Store.Admin.FetchCountsAsync()).Handled == 1);
        Assert.Equal(["msg_1"], _handled);
    }

    [Fact]
    public async Task A_repeat_is_handled_once_whether_the_first_waits_or_is_done()
    {
        var gate = new TaskCompletionSource();
        await using (var receiver = await StartAsync(async e =>
        {
            await gate.Task;
            _handled.Enqueue(e.DeliveryId!);
        }))
        {
            var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => receiver.DeliverAsync("msg_1")));
            Assert.All(responses, static response => Assert.Equal(200, response.Status));

            gate.SetResult();
            await Eventually.TrueAsync(async () => (await receiver.Store.Admin.FetchCountsAsync()).Handled == 1);
            Assert.Equal(200, (await receiver.DeliverAsync("msg_1")).Status);
        }

        await using var next = await StartAsync(Note);
        Assert.Equal(200, (await next.DeliverAsync("msg_1")).Status);
        Assert.Equal(200, (await next.DeliverAsync("msg_2")).Status);
        await Eventually.TrueAsync(() => _handled.Contains("msg_2"));
        Assert.Equal(["msg_1", "msg_2"], _handled);
    }

    [Fact]
    public async Task V1_repeats_are_told_by_their_id_and_contact_events_are_all_handled()
    {
        await using var receiver = await StartAsync(e =>
        {
            _handled.Enqueue($"{e.Topic.Name} {e.DataId}");
            return Task.CompletedTask;
        });

        foreach (var body in new[] { Bodies.CallReceivedV1(), Bodies.CallReceivedV1(), Bodies.ContactUpdatedV1, Bodies.ContactUpdatedV1 })
        {
            Assert.Equal(200, (await receiver.DeliverV1Async(body)).Status);
        }

        await Eventually.TrueAsync(async () => (await receiver.Store.Admin.FetchCountsAsync()).Handled == 3);
        Assert.Equal(["CALL_RECEIVED call_1", "CONTACT_UPDATED cnt_1", "CONTACT_UPDATED cnt_1"], _handled.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_handler_that_fails_is_run_again()
    {
        var attempts = 0;
        await using var receiver = await StartAsync(
            e => Interlocked.Increment(ref attempts) < 3 ? throw new InvalidOperationException("Away.") : Note(e),
            static options => Retry(options, 3));

        Assert.Equal(200, (await receiver.DeliverAsync("msg_1")).Status);

        await Eventually.TrueAsync(async () => (await receiver.Store.Admin.FetchCountsAsync()).Handled == 1);
        Assert.Equal((3, "msg_1"), (attempts, Assert.Single(_handled)));
    }

    [Fact]
    public async Task What_fails_for_good_is_a_dead_letter_in_nobody_s_way_and_is_dispatched_when_replayed()
    {
        await using (var receiver = await StartAsync(NoteUnlessPoison, static options => Retry(options, 2)))
        {
            Assert.Equal(200, (await receiver.DeliverAsync("poison")).Status);
            for (var i = 0; i < 20; i++)
            {
                Assert.Equal(200, (await receiver.DeliverAsync($"msg_{i}")).Status);
            }

            await Eventually.TrueAsync(async () => (await receiver.Store.Admin.FetchCountsAsync()) is { DeadLetter: 1, Handled: 20 });
            await Eventually.TrueAsync(() => _log.Any(static line => line.StartsWith("Error Withallo.Webhooks[31]", StringComparison.Ordinal)));

            // A repeat of what is dead is a repeat.
            Assert.Equal(200, (await receiver.DeliverAsync("poison")).Status);
            Assert.Equal(1, (await receiver.Store.Admin.FetchCountsAsync()).DeadLetter);
        }

        // Days later: the signature would be stale, and the secret is another one.
        await using var next = await StartAsync(Note, secret: "whsec_q0nbtmZ8DZQ4bnJ3xAhPqL2XvT7RkYcE");
        Assert.Equal(401, (await next.DeliverAsync("msg_1")).Status);
        var letter = Assert.Single((await FindDeadAsync(next.Store)).Envelopes);
        Assert.Equal("poison", AcceptedDelivery.FromBytes(letter.Envelope.Data).Event.DeliveryId);
        await next.Store.DeadLetters.ReplayAsync(new DeadLetterEnvelopeQuery([letter.Id]), Cancel);

        await Eventually.TrueAsync(() => _handled.Contains("poison"));
        await Eventually.TrueAsync(async () => (await next.Store.Admin.FetchCountsAsync()) is { DeadLetter: 0, Handled: 21 });
    }

    [Fact]
    public async Task What_is_handled_when_the_program_stops_is_handled_by_the_next_one()
    {
        var begun = new TaskCompletionSource();
        var receiver = await StartAsync(async e =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        });
        Assert.Equal(200, (await receiver.DeliverAsync("msg_1")).Status);
        Assert.Equal(200, (await receiver.DeliverAsync("msg_2")).Status);
        await begun.Task;
        await receiver.DisposeAsync();

        await using var next = await StartAsync(Note);
        await Eventually.TrueAsync(() => _handled.Count == 2);
    }

    [Fact]
    public async Task Nothing_personal_is_logged()
    {
        await using (var receiver = await StartAsync(NoteUnlessPoison, static options => Retry(options, 1)))
        {
            await receiver.DeliverAsync("poison");
            await receiver.DeliverAsync("msg_1");
            await Eventually.TrueAsync(async () => (await receiver.Store.Admin.FetchCountsAsync()) is { DeadLetter: 1, Handled: 1 });
        }

        Assert.NotEmpty(_log);
        Assert.DoesNotContain(_log, static line => line.StartsWith("Warning Wolverine", StringComparison.Ordinal));
        Assert.All(_log, static line =>
        {
            Assert.DoesNotContain(Bodies.Customer[1..], line, StringComparison.Ordinal);
            Assert.DoesNotContain("The secret of the house", line, StringComparison.Ordinal);
            Assert.DoesNotContain(Receiver.Secret["whsec_".Length..], line, StringComparison.Ordinal);
            Assert.DoesNotContain(Receiver.PathToken, line, StringComparison.Ordinal);
        });
    }

    private protected Task Note(WebhookEvent e)
    {
        _handled.Enqueue(e.DeliveryId!);
        return Task.CompletedTask;
    }

    private Task NoteUnlessPoison(WebhookEvent e) => e.DeliveryId == "poison" ? throw new InvalidOperationException("Never.") : Note(e);

    private protected Task<Receiver> StartAsync(
        Func<WebhookEvent, Task> handler, Action<WithalloInboxOptions>? configure = null, string secret = Receiver.Secret) =>
        Receiver.StartAsync(services => AddInbox(services, configure), webhooks => webhooks.OnUnknown((e, _) => handler(e)), _log, secret);

    private protected static Task<DeadLetterEnvelopeResults> FindDeadAsync(IMessageStore store) =>
        store.DeadLetters.QueryAsync(new DeadLetterEnvelopeQuery { MessageType = WithalloInbox.MessageType }, Cancel);

    private protected static void Retry(WithalloInboxOptions options, int times)
    {
        options.RetryDelays.Clear();
        for (var i = 0; i < times; i++)
        {
            options.RetryDelays.Add(TimeSpan.Zero);
        }
    }
}
