using System.Net;
using System.Threading.RateLimiting;
using Withallo.Api.Pipeline;
using Withallo.Tests;

namespace Withallo.Api.Tests.Resilience;

/// <summary>The limiter that all clients of an account share.</summary>
public class AccountTests
{
    private static readonly WithalloRequest Read = new(ApiGeneration.V2, HttpMethod.Get, "/users");
    private static readonly WithalloRequest Write = new(ApiGeneration.V2, HttpMethod.Post, "/conversations/search") { Repeatable = true };

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_and_writes_have_turns_of_their_own_by_method()
    {
        using var server = Answering();
        using var client = Clients.Create(1, _clock, transport: server);

        // Trap 21 of v2: a search is POST and counts as a write.
        Assert.Equal(20, await AtOnceAsync(client, Read, 25));
        Assert.Equal(5, await AtOnceAsync(client, Write, 8));
    }

    [Fact]
    public async Task API_v1_has_no_rate_to_keep()
    {
        using var server = Answering();
        using var client = Clients.Create(1, _clock, transport: server);

        Assert.Equal(50, await AtOnceAsync(client, new WithalloRequest(ApiGeneration.V1, HttpMethod.Get, "/numbers"), 50));
    }

    [Fact]
    public async Task The_limiter_can_be_turned_off()
    {
        using var server = Answering();
        using var client = Clients.Create(1, _clock, static options => options.RateLimit.Enabled = false, server);

        Assert.Equal(25, await AtOnceAsync(client, Read, 25));
    }

    [Fact]
    public async Task All_clients_of_an_account_share_its_turns_and_other_accounts_do_not()
    {
        using var server = Answering();
        using var one = Clients.Create(1, _clock, static options => options.ApiKey = "shared-key", server);
        using var two = Clients.Create(1, _clock, static options => options.ApiKey = " Api-Key shared-key ", server);
        using var other = Clients.Create(1, _clock, transport: server);

        Assert.Equal(15, await AtOnceAsync(one, Read, 15));
        Assert.Equal(5, await AtOnceAsync(two, Read, 15));
        Assert.Equal(15, await AtOnceAsync(other, Read, 15));
    }

    [Fact]
    public async Task One_429_pauses_the_whole_account_until_its_time()
    {
        var refuse = true;
        await using var server = new FaultServer((_, wire) => refuse ? wire.AnswerAsync(429, "", ("Retry-After", "7")) : wire.AnswerAsync(200, """{"data":[]}"""));
        using var refused = Clients.Create(server.Port, _clock, static options =>
        {
            options.ApiKey = "paused-key";
            options.Retry.MaxRetries = 0;
        });
        using var colleague = Clients.Create(server.Port, _clock, static options => options.ApiKey = "paused-key");
        using var stranger = Clients.Create(server.Port, _clock);
        await Assert.ThrowsAsync<WithalloRateLimitException>(() => refused.SendAsync(Read, Cancellation));
        refuse = false;

        // Both generations are one account, whoever met the 429.
        var waiting = new Task[] { colleague.PhoneNumbers.ListAsync(Cancellation), colleague.SendAsync(Write, Cancellation) };
        await stranger.SendAsync(Read, Cancellation);
        _clock.Advance(TimeSpan.FromMilliseconds(6999));
        Assert.DoesNotContain(waiting, static call => call.IsCompleted);
        Assert.Equal(2, server.Requests.Count);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task A_429_that_nobody_would_sit_out_pauses_nobody()
    {
        var refuse = true;
        await using var server = new FaultServer((_, wire) => refuse ? wire.AnswerAsync(429, "", ("Retry-After", "3600")) : wire.AnswerAsync(200, "{}"));
        using var client = Clients.Create(server.Port, _clock);
        var thrown = await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.SendAsync(Read, Cancellation));
        refuse = false;

        await client.SendAsync(Read, Cancellation);

        Assert.Equal(TimeSpan.FromHours(1), thrown.RetryAfter);
    }

    [Fact]
    public async Task A_full_queue_refuses_with_nothing_sent()
    {
        await using var server = new FaultServer(static (_, wire) => wire.AnswerAsync(200, "{}"));
        using var client = Clients.Create(server.Port, _clock, static options =>
        {
            options.RateLimit.ReadsPerSecond = 1;
            options.RateLimit.QueueLimit = 1;
        });
        await client.SendAsync(Read, Cancellation);
        var waiting = client.SendAsync(Read, Cancellation);

        var thrown = await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.SendAsync(Read, Cancellation));

        Assert.Equal("GET /v2/api/users", thrown.Operation);
        Assert.Equal(0, thrown.Attempts);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await waiting;
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Any_limiter_takes_the_place_of_ours_for_both_generations()
    {
        using var server = new InMemoryServer(static _ => InMemoryServer.Answer(HttpStatusCode.OK, """{"data":[]}"""));
        await using var limiter = new FixedWindowRateLimiter(new FixedWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromHours(1), QueueLimit = 0, AutoReplenishment = false });
        using var client = Clients.Create(1, _clock, options => options.RateLimit.Limiter = limiter, server);

        Assert.Equal(25, await AtOnceAsync(client, Read, 25));
        for (var i = 0; i < 5; i++)
        {
            await client.PhoneNumbers.ListAsync(Cancellation);
        }

        var thrown = await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.PhoneNumbers.ListAsync(Cancellation));
        Assert.True(thrown.RetryAfter > TimeSpan.Zero, "The limiter's own advice is passed on.");
    }

    [Fact]
    public async Task A_limiter_of_concurrency_holds_its_permit_until_the_answer_is_read()
    {
        var inside = 0;
        var most = 0;
        await using var server = new FaultServer(async (_, wire) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            await wire.AnswerAsync(200, "{}");
        });
        await using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 100 });
        using var client = Clients.Create(server.Port, configure: options => options.RateLimit.Limiter = limiter);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.SendAsync(Read, Cancellation)));

        Assert.InRange(most, 1, 2);
        Assert.Equal(2, limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task What_answers_state_adjusts_the_rate_of_their_kind()
    {
        using var server = Answering(("X-RateLimit-Limit", "30"));
        using var client = Clients.Create(1, _clock, transport: server);
        await client.SendAsync(Read, Cancellation);

        Assert.Equal(29, await AtOnceAsync(client, Read, 40));
        // Nothing was said of writes until the first one was answered.
        await client.SendAsync(Write, Cancellation);
        Assert.Equal(29, await AtOnceAsync(client, Write, 40));
    }

    [Fact]
    public async Task A_rate_of_the_programs_own_is_lowered_but_never_raised()
    {
        var stated = "30";
        using var server = new InMemoryServer(_ => InMemoryServer.Answer(HttpStatusCode.OK, "{}", ("X-RateLimit-Limit", stated)));
        using var client = Clients.Create(1, _clock, static options => options.RateLimit.ReadsPerSecond = 8, server);

        Assert.Equal(8, await AtOnceAsync(client, Read, 12));
        stated = "3";
        _clock.Advance(TimeSpan.FromSeconds(3));
        await client.SendAsync(Read, Cancellation);
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3, await AtOnceAsync(client, Read, 12));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-4")]
    [InlineData("100000")]
    [InlineData("999999999999999999999")]
    [InlineData("many")]
    [InlineData("")]
    public async Task A_stated_rate_that_can_be_none_is_not_believed(string stated)
    {
        using var server = new InMemoryServer(_ => InMemoryServer.Answer(HttpStatusCode.OK, "{}", ("X-RateLimit-Limit", stated)));
        using var client = Clients.Create(1, _clock, transport: server);
        await client.SendAsync(Read, Cancellation);

        Assert.Equal(19, await AtOnceAsync(client, Read, 25));
    }

    [Fact]
    public void What_me_says_adjusts_both_rates()
    {
        var options = Clients.Options(1, _clock);
        var limiter = AccountLimiter.Of(options);

        limiter.Learn(readsPerSecond: 2, writesPerSecond: 1);

        var read = Read.ToOperation();
        var write = Write.ToOperation();
        Assert.Equal([true, true, false], new[] { limiter.TryTake(read), limiter.TryTake(read), limiter.TryTake(read) });
        Assert.Equal([true, false], new[] { limiter.TryTake(write), limiter.TryTake(write) });
        Assert.Same(limiter, AccountLimiter.Of(options));
    }

    [Fact]
    public async Task Sixty_four_workers_reach_nearly_the_whole_rate_and_meet_no_429()
    {
        const int pages = 2000;
        using var server = new LimitedServer(20, _clock);
        var options = Clients.Options(1, _clock);
        using var client = new WithalloClient(options, server);
        var limiter = AccountLimiter.Of(options);
        var start = _clock.GetUtcNow();
        var next = 0;
        var active = 64;
        var workers = Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) <= pages)
            {
                await client.SendAsync(Read, Cancellation);
            }

            Interlocked.Decrement(ref active);
        })));

        while (!workers.IsCompleted)
        {
            // The clock moves only while all workers wait.
            Assert.True(SpinWait.SpinUntil(() => workers.IsCompleted || limiter.Waiting == Volatile.Read(ref active), TimeSpan.FromSeconds(10)));
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await workers;
        var permitted = TimeSpan.FromSeconds(pages / 20.0);
        Assert.Equal(0, server.Refused);
        Assert.Equal(pages, server.Served);
        Assert.InRange(permitted / (_clock.GetUtcNow() - start), 0.95, 1.02);
    }

    /// <summary>How many of so many calls go out without waiting; the others are given up.</summary>
    private static async Task<int> AtOnceAsync(WithalloClient client, WithalloRequest request, int calls)
    {
        using var giveUp = new CancellationTokenSource();
        var started = Enumerable.Range(0, calls).Select(_ => client.SendAsync(request, giveUp.Token)).ToArray();
        var atOnce = started.Count(static call => call.IsCompletedSuccessfully);
        await giveUp.CancelAsync();
        foreach (var waiting in started.Skip(atOnce))
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        }

        return atOnce;
    }

    private static InMemoryServer Answering(params (string, string)[] headers) => new(_ => InMemoryServer.Answer(HttpStatusCode.OK, "{}", headers));

    /// <summary>A server that lets so many requests through in any second of the clock.</summary>
    private sealed class LimitedServer(int perSecond, TimeProvider clock) : HttpMessageHandler
    {
        private readonly Queue<DateTimeOffset> _arrivals = new();

        public int Served { get; private set; }

        public int Refused { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (_arrivals)
            {
                var now = clock.GetUtcNow();
                while (_arrivals.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(1))
                {
                    _arrivals.Dequeue();
                }

                if (_arrivals.Count >= perSecond)
                {
                    Refused++;
                    return Task.FromResult(new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { { "Retry-After", "1" } } });
                }

                _arrivals.Enqueue(now);
                Served++;
                return Task.FromResult(new HttpResponseMessage { Content = new StringContent("{}") });
            }
        }
    }
}
