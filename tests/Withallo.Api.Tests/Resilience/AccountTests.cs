using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging.Abstractions;
using Withallo.Api.Calls;
using Withallo.Api.Http;

namespace Withallo.Api.Tests.Resilience;

/// <summary>The limiter of a client: one for each registered name or <c>new</c> client.</summary>
public class AccountTests
{
    private static readonly Func<WithalloClient, CancellationToken, Task> Read = static (client, token) => client.V2.Users.ListAsync(cancellationToken: token);
    private static readonly Func<WithalloClient, CancellationToken, Task> Write =
        static (client, token) => client.V2.Conversations.SearchAsync(new(), cancellationToken: token);
    private static readonly Func<WithalloClient, CancellationToken, Task> ReadV1 = static (client, token) => client.PhoneNumbers.ListAsync(cancellationToken: token);

    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_and_writes_have_permits_of_their_own_by_method()
    {
        using var server = Responding();
        using var client = Clients.Create(1, _clock, transport: server);

        // A search is POST and counts as a write.
        Assert.Equal(20, await AtOnceAsync(client, Read, 25));
        Assert.Equal(5, await AtOnceAsync(client, Write, 8));
    }

    [Fact]
    public async Task API_v1_has_no_rate_to_keep()
    {
        using var server = Responding();
        using var client = Clients.Create(1, _clock, transport: server);

        Assert.Equal(50, await AtOnceAsync(client, ReadV1, 50));
    }

    [Fact]
    public async Task The_limiter_can_be_turned_off()
    {
        using var server = Responding();
        using var client = Clients.Create(1, _clock, static options => options.RateLimit.Enabled = false, server);

        Assert.Equal(25, await AtOnceAsync(client, Read, 25));
    }

    [Fact]
    public async Task Each_client_has_a_limiter_of_its_own()
    {
        using var server = Responding();
        using var one = Clients.Create(1, _clock, transport: server);
        using var other = Clients.Create(1, _clock, transport: server);

        Assert.Equal(20, await AtOnceAsync(one, Read, 25));
        Assert.Equal(20, await AtOnceAsync(other, Read, 25));
    }

    [Fact]
    public async Task A_permit_comes_back_after_Allos_second_and_a_little_more()
    {
        using var server = Responding();
        using var client = Clients.Create(1, _clock, static options => options.RateLimit.ReadsPerSecond = 3, server);

        Assert.Equal(3, await AtOnceAsync(client, Read, 4));
        _clock.Advance(TimeSpan.FromMilliseconds(1000));
        Assert.Equal(0, await AtOnceAsync(client, Read, 1));
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Equal(3, await AtOnceAsync(client, Read, 4));
    }

    [Fact]
    public async Task Who_came_first_is_let_through_first_and_who_gave_up_leaves_his_permit_to_the_next()
    {
        using var server = Responding();
        using var client = Clients.Create(1, _clock, static options => options.RateLimit.ReadsPerSecond = 1, server);
        using var impatient = new CancellationTokenSource();
        await Read(client, Cancellation);
        var first = Read(client, Cancellation);
        var gaveUp = Read(client, impatient.Token);
        var second = Read(client, Cancellation);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gaveUp);

        _clock.Advance(TimeSpan.FromMilliseconds(1020));
        await first;
        Assert.False(second.IsCompleted);
        // Nobody overtakes who waits.
        Assert.Equal(0, await AtOnceAsync(client, Read, 1));

        _clock.Advance(TimeSpan.FromMilliseconds(1020));
        await second;
    }

    [Fact]
    public async Task A_higher_limit_lets_those_through_who_wait()
    {
        using var server = new HeldServer();
        using var client = Clients.Create(1, _clock, transport: server);
        var calls = Enumerable.Range(0, 30).Select(_ => Read(client, Cancellation)).ToArray();
        Assert.Equal(20, server.Held);

        server.RespondNext(InMemoryServer.Response(HttpStatusCode.OK, """{"data":[]}""", ("X-RateLimit-Limit", "40")));
        await calls[0];
        _clock.Advance(TimeSpan.Zero);

        Assert.True(SpinWait.SpinUntil(() => server.Held == 29, TimeSpan.FromSeconds(10)));
        while (server.Held > 0)
        {
            server.RespondNext(InMemoryServer.Response(HttpStatusCode.OK));
        }

        await Task.WhenAll(calls);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task No_second_holds_more_requests_than_the_highest_limit_in_force(int seed)
    {
        var random = new Random(seed);
        var limit = 5;
        var sent = new List<DateTimeOffset>();
        var limits = new List<(DateTimeOffset At, int Limit)> { (_clock.GetUtcNow(), 20) };
        using var server = new InMemoryServer(_ =>
        {
            sent.Add(_clock.GetUtcNow());
            limits.Add((_clock.GetUtcNow(), limit));
            return InMemoryServer.Response(HttpStatusCode.OK, """{"data":[]}""", ("X-RateLimit-Limit", limit.ToString(CultureInfo.InvariantCulture)));
        });
        using var client = Clients.Create(1, _clock, transport: server);
        for (var step = 0; step < 2000; step++)
        {
            switch (random.Next(20))
            {
                case 0:
                    limit = random.Next(1, 12);
                    break;
                case < 10:
                    _clock.Advance(TimeSpan.FromMilliseconds(random.Next(200)));
                    break;
                default:
                    await AtOnceAsync(client, Read, 1);
                    break;
            }
        }

        Assert.NotEmpty(sent);
        for (var i = 0; i < sent.Count; i++)
        {
            var end = sent[i];
            var start = end - TimeSpan.FromSeconds(1);
            var allowed = limits.Where(change => change.At > start && change.At <= end)
                .Append(limits.Last(change => change.At <= start || change == limits[0]))
                .Max(static change => change.Limit);
            var inSecond = sent.Take(i + 1).Reverse().TakeWhile(time => time > start).Count();
            Assert.True(inSecond <= allowed, $"{inSecond} requests in the second before {end:O}, and the highest limit was {allowed}.");
        }
    }

    [Fact]
    public async Task One_429_pauses_the_whole_account_until_its_time()
    {
        var refuse = true;
        await using var server = new FaultServer((_, wire) => refuse ? wire.RespondAsync(429, "", ("Retry-After", "7")) : wire.RespondAsync(200, """{"data":[]}"""));
        using var client = Clients.Create(server.Port, _clock, static options => options.Retry.MaxRetries = 0);
        using var stranger = Clients.Create(server.Port, _clock);
        await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.V2.Users.ListAsync(cancellationToken: Cancellation));
        refuse = false;

        // Both generations are one account, whoever met the 429.
        var waiting = new[] { ReadV1(client, Cancellation), Write(client, Cancellation), Read(client, Cancellation) };
        await Read(stranger, Cancellation);
        _clock.Advance(TimeSpan.FromMilliseconds(6999));
        Assert.DoesNotContain(waiting, static call => call.IsCompleted);
        Assert.Equal(2, server.Requests.Count);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task A_pause_of_the_account_holds_nothing_that_goes_elsewhere()
    {
        using var server = PausingFor("7");
        using var client = Clients.Create(1, _clock, static options => options.Retry.MaxRetries = 0, server);
        await Assert.ThrowsAsync<WithalloRateLimitException>(() => ReadV1(client, Cancellation));

        using var response = await client.Http.GetAsync(new Uri("https://recordings.example/one.mp3"), Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(40, "2", 5)]
    [InlineData(100, "2", 10)]
    [InlineData(60, "0.5", 12)]
    public async Task After_a_pause_the_waiting_calls_of_API_v1_start_at_a_rate_for_ten_times_the_pause_or_ten_seconds(int calls, string pause, int perSecond)
    {
        using var server = PausingFor(pause);
        var (http, client) = WithoutRetries(server);
        using var _ = client;
        await Assert.ThrowsAsync<WithalloRateLimitException>(() => ReadV1(client, Cancellation));
        var waiting = Enumerable.Range(0, calls).Select(_ => ReadV1(client, Cancellation)).ToArray();
        var seconds = TimeSpan.FromSeconds(double.Parse(pause, CultureInfo.InvariantCulture));

        _clock.Advance(seconds);
        for (var left = calls - perSecond; left > 0; left -= perSecond)
        {
            await Task.WhenAll(waiting[..^left]);
            Assert.Equal(left, http.Limiter!.Waiting);
            _clock.Advance(TimeSpan.FromMilliseconds(1019));
            Assert.Equal(left, http.Limiter.Waiting);
            // A new call goes behind those who wait.
            Assert.Equal(0, await AtOnceAsync(client, ReadV1, 1));
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await Task.WhenAll(waiting);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(50, await AtOnceAsync(client, ReadV1, 50));
    }

    [Fact]
    public async Task A_rate_after_a_pause_ends_when_its_time_is_over()
    {
        using var server = PausingFor("0.1");
        var (http, client) = WithoutRetries(server);
        using var _ = client;
        await Assert.ThrowsAsync<WithalloRateLimitException>(() => ReadV1(client, Cancellation));
        var waiting = Enumerable.Range(0, 3).Select(_ => ReadV1(client, Cancellation)).ToArray();
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        await Task.WhenAll(waiting);

        // Five a second for one second: three were taken, and two are left until it is over.
        Assert.Equal(2, await AtOnceAsync(client, ReadV1, 10));
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(0, await AtOnceAsync(client, ReadV1, 10));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(10, await AtOnceAsync(client, ReadV1, 10));
        Assert.Equal(0, http.Limiter!.Waiting);
    }

    [Fact]
    public async Task The_calls_that_wait_are_those_of_both_generations_and_both_kinds()
    {
        using var server = PausingFor("7");
        var (http, client) = WithoutRetries(server);
        using var _ = client;
        await Assert.ThrowsAsync<WithalloRateLimitException>(() => ReadV1(client, Cancellation));
        using var giveUp = new CancellationTokenSource();
        Task[] waiting = [ReadV1(client, giveUp.Token), Read(client, giveUp.Token), Read(client, giveUp.Token), Write(client, giveUp.Token), Write(client, giveUp.Token)];

        Assert.Equal(5, http.Limiter!.Waiting);

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(waiting));
        Assert.Equal(0, http.Limiter.Waiting);
    }

    [Fact]
    public async Task A_429_that_was_waited_out_uses_up_no_retry()
    {
        var statuses = new Queue<HttpStatusCode>([HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, HttpStatusCode.InternalServerError, HttpStatusCode.OK]);
        using var server = new InMemoryServer(_ => InMemoryServer.Response(statuses.Dequeue(), """{"data":[]}""", ("Retry-After", "1")));
        using var client = Clients.Create(1, _clock, static options => options.Retry.MaxRetries = 1, server);

        await AdvanceUntilAsync(ReadV1(client, Cancellation));

        Assert.Empty(statuses);
    }

    [Fact]
    public async Task A_shorter_pause_does_not_end_a_longer_one_and_a_pause_holds_those_who_wait_already()
    {
        using var server = new HeldServer();
        var http = new AlloHttp(
            new AlloSettings(Clients.Options(1, _clock, static options =>
            {
                options.Retry.MaxRetries = 0;
                options.RateLimit.ReadsPerSecond = 1;
            })),
            NullLogger.Instance);
        using var client = new WithalloClient(http.Settings, http.CreateClient(server));
        var read = Read(client, Cancellation);
        var write = Write(client, Cancellation);
        var waiting = Read(client, Cancellation);

        server.RespondNext(InMemoryServer.Response(HttpStatusCode.TooManyRequests, "", ("Retry-After", "5")));
        await Assert.ThrowsAsync<WithalloRateLimitException>(() => read);
        server.RespondNext(InMemoryServer.Response(HttpStatusCode.TooManyRequests, "", ("Retry-After", "1")));
        await Assert.ThrowsAsync<WithalloRateLimitException>(() => write);
        _clock.Advance(TimeSpan.FromMilliseconds(1020));
        _clock.Advance(TimeSpan.FromMilliseconds(3979));
        Assert.Equal(1, http.Limiter!.Waiting);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(SpinWait.SpinUntil(() => server.Held == 1, TimeSpan.FromSeconds(10)));
        server.RespondNext(InMemoryServer.Response(HttpStatusCode.OK));
        await waiting;
    }

    [Fact]
    public async Task A_429_that_nobody_would_sit_out_pauses_nobody()
    {
        var refuse = true;
        await using var server = new FaultServer((_, wire) => refuse ? wire.RespondAsync(429, "", ("Retry-After", "3600")) : wire.RespondAsync(200, """{"data":[]}"""));
        using var client = Clients.Create(server.Port, _clock);
        var thrown = await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.V2.Users.ListAsync(cancellationToken: Cancellation));
        refuse = false;

        await client.V2.Users.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(TimeSpan.FromHours(1), thrown.RetryAfter);
    }

    [Fact]
    public async Task What_cannot_be_served_in_time_is_refused_at_once_with_nothing_sent()
    {
        using var server = Responding();
        using var client = Clients.Create(1, _clock, static options =>
        {
            options.RateLimit.ReadsPerSecond = 1;
            options.RateLimit.QueueTimeout = TimeSpan.FromSeconds(1.5);
        }, server);
        await Read(client, Cancellation);
        var waiting = Read(client, Cancellation);

        var thrown = await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.V2.Users.ListAsync(cancellationToken: Cancellation));

        Assert.Equal("GET /v2/api/users", thrown.Operation);
        Assert.Equal(0, thrown.Attempts);
        Assert.Equal(TimeSpan.FromMilliseconds(2040), thrown.RetryAfter);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await waiting;
    }

    [Fact]
    public async Task Time_in_the_queue_is_not_charged_to_the_call()
    {
        using var server = new HeldServer();
        using var client = Clients.Create(
            1,
            _clock,
            static options =>
            {
                options.Retry.MaxRetries = 0;
                options.RateLimit.ReadsPerSecond = 1;
                options.TotalTimeout = TimeSpan.FromSeconds(2);
            },
            server);
        var calls = Enumerable.Range(0, 6).Select(_ => Read(client, Cancellation)).ToArray();

        foreach (var call in calls)
        {
            // Each response takes half a second of its two, however long its call had to wait before.
            Assert.True(SpinWait.SpinUntil(() => server.Held == 1, TimeSpan.FromSeconds(10)));
            _clock.Advance(TimeSpan.FromMilliseconds(500));
            server.RespondNext(InMemoryServer.Response(HttpStatusCode.OK));
            await call;
            _clock.Advance(TimeSpan.FromMilliseconds(520));
        }
    }

    [Fact]
    public async Task Limiters_of_the_user_take_the_place_of_ours_reads_and_writes_apart()
    {
        using var server = Responding();
        await using var reads = Window(30);
        await using var writes = Window(7);
        using var client = Clients.Create(
            1,
            _clock,
            options =>
            {
                options.RateLimit.Reads = reads;
                options.RateLimit.Writes = writes;
            },
            server);

        Assert.Equal(30, await AtOnceAsync(client, Read, 35));
        Assert.Equal(7, await AtOnceAsync(client, Write, 10));
        Assert.Equal(50, await AtOnceAsync(client, ReadV1, 50));
    }

    [Fact]
    public async Task A_rate_that_responses_state_is_nothing_to_a_limiter_of_the_user()
    {
        using var server = Responding(("X-RateLimit-Limit", "3"));
        await using var reads = Window(30);
        using var client = Clients.Create(1, _clock, options => options.RateLimit.Reads = reads, server);

        Assert.Equal(30, await AtOnceAsync(client, Read, 35));
    }

    [Theory]
    [InlineData(7, 6)]
    [InlineData(6, 3)]
    public async Task A_limiter_that_refuses_is_asked_again_until_the_queue_timeout(int timeout, int secondsUntilThen)
    {
        using var server = Responding();
        await using var reads = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = 1,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(3),
            QueueLimit = 0,
            AutoReplenishment = false,
        });
        using var client = Clients.Create(
            1,
            _clock,
            options =>
            {
                options.RateLimit.Reads = reads;
                options.RateLimit.QueueTimeout = TimeSpan.FromSeconds(timeout);
            },
            server);
        await Read(client, Cancellation);

        // Its advice is to come back in three seconds, each time, until that would be too late.
        var waiting = Read(client, Cancellation);
        for (var second = 0; second < secondsUntilThen; second++)
        {
            Assert.False(waiting.IsCompleted);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        var thrown = await Assert.ThrowsAsync<WithalloRateLimitException>(() => waiting);

        Assert.Equal(0, thrown.Attempts);
        Assert.Equal(TimeSpan.FromSeconds(3), thrown.RetryAfter);
    }

    [Fact]
    public async Task Of_the_calls_that_a_limiter_refuses_the_first_alone_asks_again_for_all()
    {
        using var server = Responding();
        await using var reads = new RefusingLimiter();
        using var client = Clients.Create(1, _clock, options => options.RateLimit.Reads = reads, server);
        var calls = Enumerable.Range(0, 10).Select(_ => Read(client, Cancellation)).ToArray();

        // As a new call, and as the first in the queue.
        Assert.Equal(2, reads.Asked);
        _clock.Advance(TimeSpan.FromMilliseconds(19));
        Assert.Equal(2, reads.Asked);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(SpinWait.SpinUntil(() => reads.Asked == 3, TimeSpan.FromSeconds(10)));

        // Three permits go to the three that came first, and the fourth finds that there are no more.
        reads.Permits = 3;
        await AdvanceUntilAsync(Task.WhenAll(calls[..3]));
        Assert.True(SpinWait.SpinUntil(() => reads.Asked >= 7, TimeSpan.FromSeconds(10)));
        Assert.DoesNotContain(calls[3..], static call => call.IsCompleted);
        // Nobody overtakes who waits.
        reads.Permits = 1;
        Assert.Equal(0, await AtOnceAsync(client, Read, 1));
        await AdvanceUntilAsync(calls[3]);

        reads.Permits = 6;
        await AdvanceUntilAsync(Task.WhenAll(calls));
        Assert.Equal(reads.Given, reads.Disposed);
    }

    [Fact]
    public async Task Whole_seconds_under_the_name_that_RedisRateLimiting_gives_them_are_waited_for()
    {
        using var server = Responding();
        await using var reads = new RefusingLimiter { RetryAfterSeconds = 2 };
        using var client = Clients.Create(1, _clock, options => options.RateLimit.Reads = reads, server);
        var waiting = Read(client, Cancellation);
        reads.Permits = 1;

        _clock.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.Equal(2, reads.Asked);
        Assert.False(waiting.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await waiting;
    }

    [Fact]
    public async Task A_pause_holds_new_calls_that_a_limiter_of_the_user_has_permits_for()
    {
        using var server = PausingFor("7");
        await using var reads = Window(30);
        using var client = Clients.Create(
            1,
            _clock,
            options =>
            {
                options.RateLimit.Reads = reads;
                options.Retry.MaxRetries = 0;
            },
            server);
        await Assert.ThrowsAsync<WithalloRateLimitException>(() => ReadV1(client, Cancellation));

        var waiting = Read(client, Cancellation);
        _clock.Advance(TimeSpan.FromMilliseconds(6999));
        Assert.False(waiting.IsCompleted);

        await AdvanceUntilAsync(waiting);
    }

    [Fact]
    public async Task A_permit_that_a_queueing_limiter_of_the_user_gives_during_a_pause_is_given_back()
    {
        var served = 0;
        using var server = new InMemoryServer(_ => InMemoryServer.Response(
            Interlocked.Increment(ref served) == 1 ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK, """{"data":[]}""", ("Retry-After", "7")));
        await using var reads = new QueueingLimiter();
        using var client = Clients.Create(
            1,
            _clock,
            options =>
            {
                options.RateLimit.Reads = reads;
                options.Retry.MaxRetries = 0;
            },
            server);
        var waiting = Read(client, Cancellation);
        await Assert.ThrowsAsync<WithalloRateLimitException>(() => ReadV1(client, Cancellation));

        var early = reads.Give();

        Assert.True(SpinWait.SpinUntil(() => early.IsDisposed, TimeSpan.FromSeconds(10)));
        Assert.Equal(1, served);
        // After the pause it asks anew, as everybody does.
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                _clock.Advance(TimeSpan.FromMilliseconds(20));
                return reads.Waiting == 1;
            },
            TimeSpan.FromSeconds(10)));
        Assert.True(_clock.GetUtcNow() - _clock.Start >= TimeSpan.FromSeconds(7));
        reads.Give();
        await waiting;
        Assert.Equal(2, served);
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_asking_to_the_next()
    {
        using var server = Responding();
        await using var reads = new RefusingLimiter();
        using var client = Clients.Create(1, _clock, options => options.RateLimit.Reads = reads, server);
        using var impatient = new CancellationTokenSource();
        var gaveUp = new[] { Read(client, impatient.Token), Read(client, impatient.Token) };
        var waiting = Read(client, Cancellation);
        await impatient.CancelAsync();
        foreach (var call in gaveUp)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        reads.Permits = 1;

        await AdvanceUntilAsync(waiting);
    }

    [Fact]
    public async Task A_pause_holds_those_who_wait_for_a_limiter_of_the_user()
    {
        var refuse = true;
        await using var server = new FaultServer((_, wire) => refuse ? wire.RespondAsync(429, "", ("Retry-After", "7")) : wire.RespondAsync(200, """{"data":[]}"""));
        await using var reads = new RefusingLimiter();
        var http = new AlloHttp(
            new AlloSettings(Clients.Options(server.Port, _clock, options =>
            {
                options.RateLimit.Reads = reads;
                options.Retry.MaxRetries = 0;
            })),
            NullLogger.Instance);
        using var client = new WithalloClient(http.Settings, http.CreateClient(transport: null));
        var waiting = new[] { Read(client, Cancellation), Read(client, Cancellation) };
        await Assert.ThrowsAsync<WithalloRateLimitException>(() => ReadV1(client, Cancellation));
        refuse = false;

        reads.Permits = 2;
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        Assert.True(SpinWait.SpinUntil(() => http.Limiter!.Waiting == 1, TimeSpan.FromSeconds(10)));
        _clock.Advance(TimeSpan.FromMilliseconds(6979));
        Assert.Equal(2, reads.Permits);

        await AdvanceUntilAsync(Task.WhenAll(waiting));
    }

    [Fact]
    public async Task A_limiter_that_fails_fails_all_who_wait_for_it()
    {
        using var server = Responding();
        await using var reads = new RefusingLimiter();
        using var client = Clients.Create(1, _clock, options => options.RateLimit.Reads = reads, server);
        var calls = Enumerable.Range(0, 3).Select(_ => Read(client, Cancellation)).ToArray();

        reads.Failure = new InvalidOperationException("Redis does not respond.");

        foreach (var call in calls)
        {
            Assert.Same(reads.Failure, await Assert.ThrowsAsync<InvalidOperationException>(() => AdvanceUntilAsync(call)));
        }

        // The first asked once more for all: each in turn would have found out the same, after a timeout each.
        Assert.Equal(3, reads.Asked);
    }

    [Fact]
    public async Task A_limiter_of_concurrency_holds_its_permit_until_the_response_is_read()
    {
        var inside = 0;
        var most = 0;
        await using var server = new FaultServer(async (_, wire) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            await wire.RespondAsync(200, """{"data":[]}""");
        });
        await using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 100 });
        using var client = Clients.Create(server.Port, configure: options => options.RateLimit.Reads = limiter);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.V2.Users.ListAsync(cancellationToken: Cancellation)));

        Assert.InRange(most, 1, 2);
        Assert.Equal(2, limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task What_responses_state_adjusts_the_rate_of_their_kind()
    {
        using var server = Responding(("X-RateLimit-Limit", "30"));
        using var client = Clients.Create(1, _clock, transport: server);
        await client.V2.Users.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(29, await AtOnceAsync(client, Read, 40));
        // Nothing was said of writes until the first response.
        await client.V2.Conversations.SearchAsync(new(), cancellationToken: Cancellation);
        Assert.Equal(29, await AtOnceAsync(client, Write, 40));
    }

    [Fact]
    public async Task A_rate_of_the_programs_own_is_lowered_but_never_raised()
    {
        var stated = "30";
        using var server = new InMemoryServer(_ => InMemoryServer.Response(HttpStatusCode.OK, """{"data":[]}""", ("X-RateLimit-Limit", stated)));
        using var client = Clients.Create(1, _clock, static options => options.RateLimit.ReadsPerSecond = 8, server);

        Assert.Equal(8, await AtOnceAsync(client, Read, 12));
        stated = "3";
        _clock.Advance(TimeSpan.FromSeconds(3));
        await client.V2.Users.ListAsync(cancellationToken: Cancellation);
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3, await AtOnceAsync(client, Read, 12));
    }

    [Fact]
    public async Task A_rate_of_the_programs_own_for_writes_is_not_raised_either()
    {
        using var server = Responding(("X-RateLimit-Limit", "30"));
        using var client = Clients.Create(1, _clock, static options => options.RateLimit.WritesPerSecond = 3, server);

        Assert.Equal(3, await AtOnceAsync(client, Write, 12));
    }

    [Theory]
    [InlineData("GET", 29, 4)]
    [InlineData("POST", 19, 29)]
    public async Task What_a_response_states_says_nothing_of_the_other_kind(string method, int reads, int writes)
    {
        using var server = new InMemoryServer(request =>
            InMemoryServer.Response(HttpStatusCode.OK, """{"data":[]}""", request.Method.Method == method ? [("X-RateLimit-Limit", "30")] : []));
        using var client = Clients.Create(1, _clock, transport: server);
        await Read(client, Cancellation);
        await Write(client, Cancellation);

        Assert.Equal(reads, await AtOnceAsync(client, Read, 40));
        Assert.Equal(writes, await AtOnceAsync(client, Write, 40));
    }

    [Fact]
    public async Task The_highest_rate_that_is_believed_is_a_thousand()
    {
        using var server = Responding(("X-RateLimit-Limit", "1000"));
        using var client = Clients.Create(1, _clock, transport: server);
        await Read(client, Cancellation);

        Assert.Equal(999, await AtOnceAsync(client, Read, 1010));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("-4")]
    [InlineData("100000")]
    [InlineData("999999999999999999999")]
    [InlineData("many")]
    [InlineData("")]
    public async Task A_stated_rate_that_can_be_none_is_not_believed(string stated)
    {
        using var server = new InMemoryServer(_ => InMemoryServer.Response(HttpStatusCode.OK, """{"data":[]}""", ("X-RateLimit-Limit", stated)));
        using var client = Clients.Create(1, _clock, transport: server);
        await client.V2.Users.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(19, await AtOnceAsync(client, Read, 25));
    }

    [Fact]
    public async Task What_me_says_adjusts_both_rates()
    {
        using var server = new InMemoryServer(static request => InMemoryServer.Response(
            HttpStatusCode.OK,
            request.RequestUri!.AbsolutePath == "/v2/api/me" ? """{"data":{"rate_limits":{"read_per_second":3,"write_per_second":2}}}""" : """{"data":[]}"""));
        using var client = Clients.Create(1, _clock, transport: server);

        await client.V2.Me.GetAsync(cancellationToken: Cancellation);

        // That call itself took a permit to read.
        Assert.Equal(2, await AtOnceAsync(client, Read, 5));
        Assert.Equal(2, await AtOnceAsync(client, Write, 5));
    }

    [Fact]
    public async Task Sixty_four_workers_reach_nearly_the_whole_rate_and_meet_no_429()
    {
        const int pages = 2000;
        using var server = new LimitedServer(20, _clock);
        var http = new AlloHttp(new AlloSettings(Clients.Options(1, _clock)), NullLogger.Instance);
        using var client = new WithalloClient(http.Settings, http.CreateClient(server));
        var start = _clock.GetUtcNow();
        var next = 0;
        var active = 64;
        var workers = Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) <= pages)
            {
                await client.V2.Users.ListAsync(cancellationToken: Cancellation);
            }

            Interlocked.Decrement(ref active);
        })));

        while (!workers.IsCompleted)
        {
            // The clock moves only while all workers wait.
            Assert.True(SpinWait.SpinUntil(() => workers.IsCompleted || http.Limiter!.Waiting == Volatile.Read(ref active), TimeSpan.FromSeconds(10)));
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await workers;
        var permitted = TimeSpan.FromSeconds(pages / 20.0);
        Assert.Equal(0, server.Refused);
        Assert.Equal(pages, server.Served);
        Assert.InRange(permitted / (_clock.GetUtcNow() - start), 0.95, 1.02);
    }

    /// <summary>Has those who wait ask again and again until a call is done.</summary>
    private async Task AdvanceUntilAsync(Task call)
    {
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                _clock.Advance(TimeSpan.FromMilliseconds(20));
                return call.IsCompleted;
            },
            TimeSpan.FromSeconds(10)));
        await call;
    }

    /// <summary>How many of so many calls go out without waiting; the others are given up.</summary>
    private static async Task<int> AtOnceAsync(WithalloClient client, Func<WithalloClient, CancellationToken, Task> call, int calls)
    {
        using var giveUp = new CancellationTokenSource();
        var started = Enumerable.Range(0, calls).Select(_ => call(client, giveUp.Token)).ToArray();
        var atOnce = started.Count(static call => call.IsCompletedSuccessfully);
        await giveUp.CancelAsync();
        foreach (var waiting in started.Skip(atOnce))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        return atOnce;
    }

    /// <summary>A server whose first response is a 429 that asks to wait so many seconds.</summary>
    private static InMemoryServer PausingFor(string seconds)
    {
        var served = 0;
        return new InMemoryServer(_ => Interlocked.Increment(ref served) == 1
            ? InMemoryServer.Response(HttpStatusCode.TooManyRequests, "", ("Retry-After", seconds))
            : InMemoryServer.Response(HttpStatusCode.OK, """{"data":[]}"""));
    }

    private (AlloHttp Http, WithalloClient Client) WithoutRetries(HttpMessageHandler server)
    {
        var http = new AlloHttp(new AlloSettings(Clients.Options(1, _clock, static options => options.Retry.MaxRetries = 0)), NullLogger.Instance);
        return (http, new WithalloClient(http.Settings, http.CreateClient(server)));
    }

    private static FixedWindowRateLimiter Window(int permits) =>
        new(new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0, AutoReplenishment = false });

    private static InMemoryServer Responding(params (string, string)[] headers) => new(_ => InMemoryServer.Response(HttpStatusCode.OK, """{"data":[]}""", headers));

    /// <summary>A limiter that never queues and does not say when to ask again, as those of RedisRateLimiting.</summary>
    private sealed class RefusingLimiter : RateLimiter
    {
        private readonly ConcurrentBag<Lease> _given = [];

        public int Permits { get; set; }

        public int Asked { get; private set; }

        public Exception? Failure { get; set; }

        public int? RetryAfterSeconds { get; init; }

        public int Given => _given.Count;

        public int Disposed => _given.Count(static lease => lease.IsDisposed);

        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        // Asks nobody: a synchronous call would block on the network.
        protected override RateLimitLease AttemptAcquireCore(int permitCount) => Give(false);

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        {
            Asked++;
            return Failure is null ? new ValueTask<RateLimitLease>(Give(Permits > 0 && Permits-- > 0)) : ValueTask.FromException<RateLimitLease>(Failure);
        }

        private Lease Give(bool isAcquired)
        {
            var lease = new Lease(isAcquired, RetryAfterSeconds);
            _given.Add(lease);
            return lease;
        }
    }

    /// <summary>A limiter with a queue of its own, that gives a permit when it is told to.</summary>
    private sealed class QueueingLimiter : RateLimiter
    {
        private readonly ConcurrentQueue<TaskCompletionSource<RateLimitLease>> _queue = new();

        public int Waiting => _queue.Count;

        public override TimeSpan? IdleDuration => null;

        public Lease Give()
        {
            var lease = new Lease(isAcquired: true);
            Assert.True(_queue.TryDequeue(out var first));
            first.SetResult(lease);
            return lease;
        }

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(isAcquired: false);

        protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        {
            var place = new TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously);
            _queue.Enqueue(place);
            return await place.Task.WaitAsync(cancellationToken);
        }
    }

    private sealed class Lease(bool isAcquired, int? retryAfterSeconds = null) : RateLimitLease
    {
        public bool IsDisposed { get; private set; }

        public override bool IsAcquired => isAcquired;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == "RATELIMIT_RETRYAFTER" ? retryAfterSeconds : null;
            return metadata is not null;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

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
                return Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{"data":[]}""") });
            }
        }
    }
}
