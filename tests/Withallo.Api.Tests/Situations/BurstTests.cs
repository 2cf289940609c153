using Withallo.Api.Tests.Resilience;
using Withallo.Api.V2;

namespace Withallo.Api.Tests.Situations;

/// <summary>A program starts everything at once.</summary>
public sealed class BurstTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixty_messages_at_once_against_five_a_second_are_all_sent_and_each_once()
    {
        var clock = new ImpatientClock(TimeSpan.FromSeconds(20));
        var limit = new PerSecond(5, clock);
        await using var server = new FaultServer((_, wire) => limit.TryTake()
            ? wire.RespondAsync(200, """{"data":{"type":"OUTBOUND"}}""")
            : wire.RespondAsync(429, """{"code":"RATE_LIMITED"}""", ("Retry-After", "1")));
        using var client = Clients.Create(server.Port, clock);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => client.Sms.SendAsync("+14155550100", "+14155550101", $"message {i}", cancellationToken: Cancellation)));

        Assert.Equal(60, limit.Taken);
    }

    [Fact]
    public async Task Seven_hundred_writes_at_once_wait_for_their_permits_without_timing_out()
    {
        var clock = new FakeTimeProvider();
        var served = 0;
        using var server = new InMemoryServer(_ =>
        {
            Interlocked.Increment(ref served);
            return InMemoryServer.Response(System.Net.HttpStatusCode.OK, """{"data":[]}""");
        });
        using var client = Clients.Create(1, clock, transport: server);

        var calls = Enumerable.Range(0, 700).Select(_ => client.V2.Conversations.SearchAsync(new ItemSearchRequest(), cancellationToken: Cancellation)).ToArray();
        for (var done = 5; done < 700; done += 5)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1020));
            Assert.True(SpinWait.SpinUntil(() => calls.Count(static call => call.IsCompleted) >= done, TimeSpan.FromSeconds(30)), $"{done} of 700 are not done.");
        }

        clock.Advance(TimeSpan.FromMilliseconds(1020));
        await Task.WhenAll(calls);

        // Longer than the 120 seconds that a call may take.
        Assert.Equal(700, served);
        Assert.True(clock.GetUtcNow() - clock.Start > TimeSpan.FromSeconds(140));
    }

    [Fact]
    public async Task What_cannot_be_served_within_the_queues_timeout_is_refused_at_once_and_not_sent()
    {
        var clock = new FakeTimeProvider();
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[]}"""));
        using var client = Clients.Create(server.Port, clock, static options => options.RateLimit.QueueTimeout = TimeSpan.FromSeconds(3));
        using var giveUp = new CancellationTokenSource();

        var calls = Enumerable.Range(0, 100).Select(_ => client.V2.Conversations.SearchAsync(new ItemSearchRequest(), cancellationToken: giveUp.Token)).ToArray();
        var refused = calls.Where(static call => call.IsFaulted).ToArray();

        // Five now, and five in each of the seconds that may be waited.
        Assert.InRange(refused.Length, 75, 85);
        Assert.All(refused, static call =>
        {
            var thrown = Assert.IsType<WithalloRateLimitException>(call.Exception!.InnerException);
            Assert.Equal(0, thrown.Attempts);
            Assert.Contains("RateLimit.QueueTimeout", thrown.Message, StringComparison.Ordinal);
        });
        await giveUp.CancelAsync();
        await Task.WhenAll(calls).ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    /// <summary>A server's limit in any second of the clock.</summary>
    private sealed class PerSecond(int permits, TimeProvider clock)
    {
        private readonly Queue<DateTimeOffset> _taken = new();

        public int Taken { get; private set; }

        public bool TryTake()
        {
            lock (_taken)
            {
                var now = clock.GetUtcNow();
                while (_taken.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(1))
                {
                    _taken.Dequeue();
                }

                if (_taken.Count >= permits)
                {
                    return false;
                }

                _taken.Enqueue(now);
                Taken++;
                return true;
            }
        }
    }
}
