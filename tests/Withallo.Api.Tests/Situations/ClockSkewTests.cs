using System.Globalization;
using Withallo.Api.Tests.Resilience;

namespace Withallo.Api.Tests.Situations;

/// <summary>The machine's clock is minutes off.</summary>
public sealed class ClockSkewTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-10)]
    [InlineData(0)]
    [InlineData(10)]
    public async Task A_date_to_wait_for_is_measured_against_the_date_of_its_response(int minutesOff)
    {
        var clock = new FakeTimeProvider();
        var server = clock.GetUtcNow().AddMinutes(minutesOff);
        await using var allo = new FaultServer((_, wire) => wire.RespondAsync(
            429, "", ("Date", Http(server)), ("Retry-After", Http(server.AddSeconds(90)))));
        using var client = Clients.Create(allo.Port, clock);

        var thrown = await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal(TimeSpan.FromSeconds(90), thrown.RetryAfter);
    }

    [Fact]
    public async Task So_is_the_end_of_a_rate_limits_window()
    {
        var clock = new FakeTimeProvider();
        var server = clock.GetUtcNow().AddMinutes(-7);
        await using var allo = new FaultServer((_, wire) => wire.RespondAsync(
            429, "", ("Date", Http(server)), ("X-RateLimit-Reset", server.AddSeconds(75).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))));
        using var client = Clients.Create(allo.Port, clock);

        var thrown = await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.V2.Users.ListAsync(cancellationToken: Cancellation));

        Assert.Equal(TimeSpan.FromSeconds(75), thrown.RetryAfter);
    }

    private static string Http(DateTimeOffset time) => time.ToString("r", CultureInfo.InvariantCulture);
}
