using System.Globalization;
using Withallo.Api.V2;
using Withallo.Tests;

namespace Withallo.Api.Tests.Resilience;

/// <summary>How long the client waits between attempts, by the clock it was given.</summary>
public class DelayTests
{
    [Theory]
    [InlineData("3")]
    [InlineData("3.0")]
    [InlineData(" 3 ")]
    [InlineData("Tue, 21 Apr 2026 12:00:03 GMT")]
    [InlineData("Tuesday, 21-Apr-26 12:00:03 GMT")]
    [InlineData("Tue Apr 21 12:00:03 2026")]
    public async Task Retry_After_is_read_in_every_form_that_HTTP_has(string header) =>
        Assert.Equal(TimeSpan.FromSeconds(3), await WaitAfterAsync(429, "", ("Retry-After", header)));

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fr-FR")]
    [InlineData("tr-TR")]
    public async Task Retry_After_means_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Cultures.Get(culture);
        try
        {
            Assert.Equal(TimeSpan.FromSeconds(3), await WaitAfterAsync(429, "", ("Retry-After", "Tue, 21 Apr 2026 12:00:03 GMT")));
            Assert.Equal(TimeSpan.FromSeconds(1.5), await WaitAfterAsync(429, "", ("Retry-After", "1.5")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task The_header_counts_before_the_body_and_the_body_before_the_window()
    {
        const string body = """{"error":{"type":"rate_limit_error","retry_after_seconds":5}}""";
        var window = ("X-RateLimit-Reset", "1776772807");

        Assert.Equal(TimeSpan.FromSeconds(3), await WaitAfterAsync(429, body, ("Retry-After", "3"), window));
        Assert.Equal(TimeSpan.FromSeconds(5), await WaitAfterAsync(429, body, window));
        Assert.Equal(TimeSpan.FromSeconds(7), await WaitAfterAsync(429, "", window));
    }

    [Fact]
    public async Task The_quotas_own_delay_is_read_where_there_is_no_header() =>
        Assert.Equal(
            TimeSpan.FromSeconds(4),
            await WaitAfterAsync(429, """{"code":"API_KEY_QUOTA_EXCEEDED","details":[{"message":"limit=10;type=MINUTE;reset_in=4","field":"MINUTE"}]}"""));

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task The_end_of_the_window_is_a_delay_for_a_429_only(int status)
    {
        // API v2 states it in every response; here it is an hour away, and the failure has nothing to do with it.
        var wait = await WaitAfterAsync(status, "", ("X-RateLimit-Reset", "1776776400"));

        Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_503_may_ask_for_a_delay_too() =>
        Assert.Equal(TimeSpan.FromSeconds(3), await WaitAfterAsync(503, "", ("Retry-After", "3")));

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("Tue, 21 Apr 2026 11:00:00 GMT")]
    [InlineData("Tue, 99 Foo 2026 11:00:00 GMT")]
    public async Task A_delay_that_says_nothing_leaves_it_to_the_backoff(string header)
    {
        var wait = await WaitAfterAsync(503, "", ("Retry-After", header));

        Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("61")]
    [InlineData("99999999999999999999999")]
    [InlineData("Tue, 21 Apr 2026 12:01:01 GMT")]
    public async Task A_delay_over_a_minute_is_the_callers_to_wait(string header)
    {
        var clock = new ImpatientClock(TimeSpan.FromMinutes(2));
        await using var server = new FaultServer((_, wire) => wire.RespondAsync(429, "", ("Retry-After", header)));
        using var client = Clients.Create(server.Port, clock, Patient);

        var thrown = await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.V2.Users.ListAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.True(thrown.RetryAfter >= TimeSpan.FromSeconds(61));
        Assert.Equal(1, thrown.Attempts);
    }

    [Fact]
    public async Task Without_a_stated_delay_the_backoff_grows_and_is_never_the_same()
    {
        var waits = new HashSet<TimeSpan>();
        for (var call = 0; call < 5; call++)
        {
            waits.Add(await WaitAfterAsync(503, ""));
        }

        Assert.True(waits.Count > 1, "The backoff has no jitter.");
        Assert.All(waits, static wait => Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Every_attempt_sends_the_same_body_and_the_same_key_in_a_request_of_its_own()
    {
        var clock = new ImpatientClock(TimeSpan.FromMinutes(1));
        var failures = 2;
        await using var server = new FaultServer((_, wire) => wire.RespondAsync(Interlocked.Decrement(ref failures) >= 0 ? 503 : 200, """{"data":{}}"""));
        using var client = Clients.Create(server.Port, clock, Patient);
        var request = new CreatePersonRequest { Numbers = ["+14155550100"] };

        await client.V2.People.CreateAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        await client.V2.People.CreateAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        var keys = server.Requests.Select(static sent => sent.Header("Idempotency-Key")).ToArray();
        Assert.Equal(4, keys.Length);
        Assert.True(Guid.TryParse(keys[0], out _));
        Assert.All(keys.Take(3), key => Assert.Equal(keys[0], key));
        Assert.NotEqual(keys[0], keys[3]);
    }

    [Theory]
    [InlineData("OTHER_TRANSACTION_IN_PROGRESS", 4)]
    [InlineData("DIALING_QUEUE_APPEND_CONFLICT", 4)]
    [InlineData("TAG_ALREADY_EXISTS", 1)]
    [InlineData("IDEMPOTENCY_KEY_REUSE", 1)]
    public async Task A_conflict_of_timing_is_tried_again_despite_the_flag(string code, int attempts)
    {
        var clock = new ImpatientClock(TimeSpan.FromMinutes(1));
        await using var server = new FaultServer((_, wire) =>
            wire.RespondAsync(409, $$$"""{"error":{"type":"conflict_error","code":"{{{code}}}","retryable":false}}"""));
        using var client = Clients.Create(server.Port, clock, Patient);

        // Not even the operation's being unrepeatable is in the way: Allo refused before it acted.
        var thrown = await Assert.ThrowsAsync<WithalloConflictException>(
            () => client.V2.DialingQueue.UpsertCurrentAsync(new(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(attempts, thrown.Attempts);
    }

    [Fact]
    public async Task Retries_can_be_turned_off()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(503));
        using var client = Clients.Create(server.Port, configure: static options => options.Retry.MaxRetries = 0);

        var thrown = await Assert.ThrowsAsync<WithalloServerException>(() => client.V2.Users.ListAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(1, thrown.Attempts);
    }

    /// <summary>How much time passes between a failed first attempt and the second.</summary>
    private static async Task<TimeSpan> WaitAfterAsync(int status, string body, params (string, string)[] headers)
    {
        var clock = new ImpatientClock(TimeSpan.FromMinutes(2));
        var times = new List<DateTimeOffset>();
        await using var server = new FaultServer((_, wire) =>
        {
            times.Add(clock.GetUtcNow());
            return times.Count == 1 ? wire.RespondAsync(status, body, headers) : wire.RespondAsync(200, "{}");
        });
        using var client = Clients.Create(server.Port, clock, Patient);

        await client.V2.Users.ListAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, times.Count);
        return times[1] - times[0];
    }

    private static void Patient(WithalloOptions options)
    {
        options.Timeout = TimeSpan.FromHours(1);
        options.TotalTimeout = TimeSpan.FromHours(10);
    }
}
