using Withallo.Api.Tests.Resilience;

namespace Withallo.Api.Tests.Situations;

/// <summary>Something in front of Allo responds: its CDN, or a proxy of the company.</summary>
public sealed class EdgeResponseTests
{
    private const string Page = "<!DOCTYPE html><html><head><title>Attention Required!</title></head><body>Sorry, you have been blocked</body></html>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(403, 1, typeof(WithalloForbiddenException))]
    [InlineData(503, 4, typeof(WithalloServerException))]
    [InlineData(520, 4, typeof(WithalloServerException))]
    [InlineData(521, 4, typeof(WithalloServerException))]
    [InlineData(524, 4, typeof(WithalloServerException))]
    [InlineData(530, 4, typeof(WithalloServerException))]
    public async Task An_HTML_page_is_retried_as_its_status_deserves_and_said_not_to_be_Allos(int status, int attempts, Type type)
    {
        await using var server = new FaultServer((_, wire) => wire.RespondAsync(status, Page, ("Content-Type", "text/html"), ("Server", "cloudflare")));
        using var client = Clients.Create(server.Port, new ImpatientClock(TimeSpan.FromMinutes(2)), static options =>
        {
            options.Timeout = TimeSpan.FromMinutes(5);
            options.TotalTimeout = TimeSpan.FromMinutes(40);
        });

        var thrown = await Assert.ThrowsAnyAsync<WithalloApiException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.IsType(type, thrown);
        Assert.False(thrown.FromAllo);
        Assert.Equal(attempts, server.Requests.Count);
        Assert.Equal(attempts, thrown.Attempts);
        Assert.Contains("in front of Allo", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("blocked", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_429_of_the_CDN_is_a_limit_that_Allo_did_not_state()
    {
        await using var server = new FaultServer((_, wire) => wire.RespondAsync(429, Page, ("Content-Type", "text/html"), ("Retry-After", "86400")));
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.False(thrown.FromAllo);
        Assert.Contains("in front of Allo", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":"API_KEY_INVALID"}""")]
    [InlineData("""{"error":{"type":"authentication_error","code":"API_KEY_INVALID"}}""")]
    [InlineData("")]
    public async Task What_can_be_Allos_own_is_taken_as_its(string body)
    {
        await using var server = new FaultServer((_, wire) => wire.RespondAsync(401, body));
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloAuthenticationException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.True(thrown.FromAllo);
        Assert.DoesNotContain("in front of Allo", thrown.Message, StringComparison.Ordinal);
    }
}
