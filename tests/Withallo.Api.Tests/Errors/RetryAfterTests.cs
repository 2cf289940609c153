using System.Globalization;
using Withallo.Api.Tests.V1;
using Withallo.Testing;

namespace Withallo.Api.Tests.Errors;

/// <summary>Where the wait of a 429 is read from, in the order of docs/allo-api/limits.md#how-long-to-wait.</summary>
public sealed class RetryAfterTests : SandboxTest
{
    private const string InTheBodyOfV1 = """{"code":"RATE_LIMITED","details":[{"message":"limit=10;reset_in=40","field":"MINUTE"}]}""";
    private const string InTheBodyOfV2 = """{"error":{"code":"RATE_LIMIT_EXCEEDED","retry_after_seconds":20}}""";

    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData("  7  ", 7)]
    [InlineData("1.5", 1.5)]
    [InlineData("3600", 3600)]
    [InlineData("86400", 86400)]
    public async Task Seconds_in_the_header_may_have_a_fraction(string header, double seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), await RetryAfterAsync(InTheBodyOfV1, ("Retry-After", header)));
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(0, 0)]
    [InlineData(-90, 0)]
    public async Task A_date_in_the_header_is_counted_from_now_and_a_past_one_is_no_wait(int secondsFromNow, int expected)
    {
        var date = Clock.GetUtcNow().AddSeconds(secondsFromNow).ToString("R", CultureInfo.InvariantCulture);

        Assert.Equal(TimeSpan.FromSeconds(expected), await RetryAfterAsync(InTheBodyOfV1, ("Retry-After", date)));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData("2026-04-21T12:01:30Z")]
    public async Task A_header_that_says_nothing_leaves_it_to_the_body(string header)
    {
        Assert.Equal(TimeSpan.FromSeconds(40), await RetryAfterAsync(InTheBodyOfV1, ("Retry-After", header)));
    }

    [Fact]
    public async Task The_header_comes_before_the_body_and_the_body_before_the_end_of_the_window()
    {
        var reset = ("X-RateLimit-Reset", Clock.GetUtcNow().AddSeconds(50).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

        Assert.Equal(TimeSpan.FromSeconds(7), await RetryAfterAsync(InTheBodyOfV2, ("Retry-After", "7"), reset));
        Assert.Equal(TimeSpan.FromSeconds(20), await RetryAfterAsync(InTheBodyOfV2, reset));
        Assert.Equal(TimeSpan.FromSeconds(40), await RetryAfterAsync(InTheBodyOfV1, reset));
        Assert.Equal(TimeSpan.FromSeconds(50), await RetryAfterAsync("{}", reset));
        Assert.Null(await RetryAfterAsync("{}"));
    }

    [Theory]
    [InlineData(-50, 0.0)]
    [InlineData(0, 0.0)]
    [InlineData(5, 5.0)]
    public async Task The_end_of_the_window_is_a_time_and_not_a_delay(int secondsFromNow, double expected)
    {
        var reset = Clock.GetUtcNow().AddSeconds(secondsFromNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        Assert.Equal(TimeSpan.FromSeconds(expected), await RetryAfterAsync("", ("X-RateLimit-Reset", reset)));
    }

    [Theory]
    [InlineData("{\"error\":{\"retry_after_seconds\":0}}", 0.0)]
    [InlineData("{\"error\":{\"retry_after_seconds\":2.5}}", 2.5)]
    [InlineData("{\"error\":{\"retry_after_seconds\":\"3\"}}", 3.0)]
    [InlineData("{\"error\":{\"retry_after_seconds\":null}}", null)]
    [InlineData("{\"error\":{\"retry_after_seconds\":-1}}", null)]
    [InlineData("{\"retry_after_seconds\":4}", 4.0)]
    [InlineData("{\"retry_after_seconds\":4,\"details\":[{\"message\":\"reset_in=9\"}]}", 4.0)]
    [InlineData("{\"details\":[{\"message\":\"limit=1000;type=DAILY;reset_in=3600\",\"field\":\"DAILY\"}]}", 3600.0)]
    [InlineData("{\"details\":[{\"message\":\"no pairs here\"},{\"message\":\" reset_in = 5 \"},{\"message\":\"reset_in=6\"}]}", 6.0)]
    [InlineData("{\"details\":[{\"message\":\"reset_in=soon\"}]}", null)]
    [InlineData("{\"details\":null}", null)]
    public async Task The_body_says_it_in_either_generations_way(string body, double? expected)
    {
        Assert.Equal(expected is { } seconds ? TimeSpan.FromSeconds(seconds) : null, await RetryAfterAsync(body));
    }

    [Fact]
    public async Task The_message_says_how_long()
    {
        Allo.Faults.Enqueue(Fault.RateLimited(TimeSpan.FromSeconds(90)));

        var exception = await Assert.ThrowsAsync<WithalloRateLimitException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal("GET /v1/api/numbers got the response 429 RATE_LIMITED: wait 90 s.", exception.Message);
    }

    private async Task<TimeSpan?> RetryAfterAsync(string body, params (string Name, string Value)[] headers)
    {
        // An error response would pause the account, and the clock stands still.
        var client = CreateClient(options => options.RateLimit.Enabled = false);
        Allo.Faults.Enqueue(Fault.Status(429, body, headers.ToDictionary(header => header.Name, header => header.Value)));

        var exception = await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        return exception.RetryAfter;
    }
}
