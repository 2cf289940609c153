using System.Net;

namespace Withallo.Api.Tests.Resilience;

/// <summary>What comes along with a response, for who asks with <see cref="RequestOptions.OnResponse"/>.</summary>
public class ResponseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_caller_is_told_status_headers_request_id_limits_replay_and_attempts()
    {
        var attempts = 0;
        await using var server = new FaultServer((_, wire) => ++attempts == 1
            ? wire.RespondAsync(502)
            : wire.RespondAsync(
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

        WithalloResponse? response = null;

        var numbers = await client.PhoneNumbers.ListAsync(new RequestOptions { OnResponse = told => response = told }, Cancellation);

        Assert.Equal("+14155550100", Assert.Single(numbers).Number);
        Assert.NotNull(response);
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
    public async Task What_a_response_does_not_say_is_not_made_up()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(204));
        using var client = Clients.Create(server.Port);

        WithalloResponse? response = null;

        await client.Webhooks.DeleteAsync("web-1", new RequestOptions { OnResponse = told => response = told }, Cancellation);

        Assert.NotNull(response);
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
        using var server = new InMemoryServer(_ => InMemoryServer.Response(
            HttpStatusCode.OK, "{}", ("X-RateLimit-Limit", limit), ("X-RateLimit-Remaining", remaining), ("X-RateLimit-Reset", reset)));
        using var client = Clients.Create(1, transport: server);

        WithalloResponse? response = null;

        await client.V2.Users.ListAsync(options: new RequestOptions { OnResponse = told => response = told }, cancellationToken: Cancellation);

        Assert.NotNull(response);
        Assert.Null(response.RateLimit);
    }

    [Fact]
    public async Task It_is_told_once_a_call_and_once_a_page()
    {
        await using var server = new FaultServer(static (request, wire) => wire.RespondAsync(
            200,
            request.Target.Contains("page=0", StringComparison.Ordinal)
                ? """{"data":{"results":[{"id":"a"}],"metadata":{"pagination":{"total_pages":2,"current_page":0}}}}"""
                : """{"data":{"results":[{"id":"b"}],"metadata":{"pagination":{"total_pages":2,"current_page":1}}}}"""));
        using var client = Clients.Create(server.Port);
        var told = 0;
        var options = new RequestOptions { OnResponse = _ => told++ };

        await client.Contacts.SearchAsync(options: options, cancellationToken: Cancellation);
        Assert.Equal(1, told);
        Assert.Equal(2, await client.Contacts.SearchAllAsync(options: options, cancellationToken: Cancellation).CountAsync(Cancellation));
        Assert.Equal(3, told);
    }

    [Fact]
    public async Task An_error_response_is_an_exception_and_told_to_nobody()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(404));
        using var client = Clients.Create(server.Port);

        await Assert.ThrowsAsync<WithalloNotFoundException>(() => client.PhoneNumbers.ListAsync(
            new RequestOptions { OnResponse = static _ => throw new NotSupportedException("Nobody asked.") }, Cancellation));
    }

    [Fact]
    public async Task What_the_callers_function_throws_reaches_the_caller()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[]}"""));
        using var client = Clients.Create(server.Port);
        var own = new NotSupportedException("mine");

        Assert.Same(own, await Assert.ThrowsAsync<NotSupportedException>(
            () => client.PhoneNumbers.ListAsync(new RequestOptions { OnResponse = _ => throw own }, Cancellation)));
        Assert.Single(server.Requests);
    }
}
