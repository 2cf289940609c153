using System.Net;

namespace Withallo.Api.Tests.Resilience;

/// <summary>What comes along with an answer.</summary>
public class ResponseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_view_gives_status_headers_request_id_limits_replay_and_attempts()
    {
        var attempts = 0;
        await using var server = new FaultServer((_, wire) => ++attempts == 1
            ? wire.AnswerAsync(502)
            : wire.AnswerAsync(
                201,
                """{"data":[{"number":"+14155550100"}]}""",
                ("X-Request-Id", "req_a1b2c3d4e5f6"),
                ("X-RateLimit-Limit", "20"),
                ("X-RateLimit-Remaining", "19"),
                ("X-RateLimit-Reset", "1776772807"),
                ("Idempotency-Replayed", "true"),
                ("X-Twice", "one"),
                ("X-Twice", "two"),
                ("Content-Type", "application/json")));
        using var client = Clients.Create(server.Port, new ImpatientClock(TimeSpan.FromSeconds(20)));

        var response = await client.PhoneNumbers.WithResponse().ListAsync(Cancellation);

        Assert.Equal("+14155550100", Assert.Single(response.Value).Number);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("req_a1b2c3d4e5f6", response.RequestId);
        Assert.Equal(new RateLimitSnapshot(20, 19, new DateTimeOffset(2026, 4, 21, 12, 0, 7, TimeSpan.Zero)), response.RateLimit);
        Assert.True(response.IdempotencyReplayed);
        Assert.Equal(2, response.Attempts);
        Assert.Equal("one, two", response.Headers["x-twice"]);
        Assert.Equal("application/json", response.Headers["Content-Type"]);
        Assert.Equal("201 req_a1b2c3d4e5f6", response.ToString());
    }

    [Fact]
    public async Task What_an_answer_does_not_say_is_not_made_up()
    {
        await using var server = new FaultServer(static (_, wire) => wire.AnswerAsync(204));
        using var client = Clients.Create(server.Port);

        var response = await client.Webhooks.WithResponse().DeleteAsync("web-1", Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Null(response.RequestId);
        Assert.Null(response.RateLimit);
        Assert.False(response.IdempotencyReplayed);
        Assert.Equal(1, response.Attempts);
        Assert.Equal("204", response.ToString());
    }

    [Theory]
    [InlineData("-1", "abc", "99999999999999999999")]
    [InlineData("", " ", "1e9")]
    [InlineData("20.5", "٣", "9999999999999")]
    public async Task Limits_that_are_no_numbers_are_no_limits(string limit, string remaining, string reset)
    {
        using var server = new InMemoryServer(_ => InMemoryServer.Answer(
            HttpStatusCode.OK, "{}", ("X-RateLimit-Limit", limit), ("X-RateLimit-Remaining", remaining), ("X-RateLimit-Reset", reset)));
        using var client = Clients.Create(1, transport: server);

        var response = await client.SendWithResponseAsync(new WithalloRequest(ApiGeneration.V2, HttpMethod.Get, "/users"), Cancellation);

        Assert.Null(response.RateLimit);
    }

    [Fact]
    public async Task The_view_keeps_the_options_of_the_call()
    {
        await using var server = new FaultServer(static (_, wire) => wire.AnswerAsync(200, """{"data":[]}"""));
        using var client = Clients.Create(server.Port);

        await client.PhoneNumbers.WithOptions(new RequestOptions { RequestId = "req_mine" }).WithResponse().ListAsync(Cancellation);

        Assert.Equal("req_mine", Assert.Single(server.Requests).Header("X-Request-Id"));
    }
}
