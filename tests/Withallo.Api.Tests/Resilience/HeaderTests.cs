

namespace Withallo.Api.Tests.Resilience;

/// <summary>What goes into the headers of a request, and what is kept out.</summary>
public class HeaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> NoValues => ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b", "caf\u00e9", "\u202e"];

    [Theory]
    [MemberData(nameof(NoValues))]
    public void A_value_that_would_smuggle_in_a_header_is_refused_where_it_is_set(string value)
    {
        var thrown = new[]
        {
            Assert.Throws<ArgumentException>(() => new RequestOptions { IdempotencyKey = value }),
            Assert.Throws<ArgumentException>(() => new RequestOptions { RequestId = value }),
            Assert.Throws<ArgumentException>(() => new RequestOptions { Headers = new Dictionary<string, string> { ["X-Mine"] = value } }),
            Assert.Throws<ArgumentException>(() => Clients.Create(1, configure: options => options.Headers["X-Mine"] = value)),
            Assert.Throws<ArgumentException>(() => Clients.Create(1, configure: options => options.UserAgent = value)),
        };

        Assert.All(thrown, error => Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X Mine")]
    [InlineData("X-Mine:")]
    [InlineData("")]
    [InlineData("X-Mine\r\n")]
    [InlineData("Content-Type")]
    [InlineData("content-length")]
    [InlineData("Expires")]
    public void A_name_that_is_no_request_headers_is_refused_where_it_is_set(string name)
    {
        Assert.Throws<ArgumentException>(() => new RequestOptions { Headers = new Dictionary<string, string> { [name] = "value" } });
        Assert.Throws<ArgumentException>(() => Clients.Create(1, configure: options => options.Headers[name] = "value"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_key_or_an_id_says_something(string value)
    {
        Assert.Throws<ArgumentException>(() => new RequestOptions { IdempotencyKey = value });
        Assert.Throws<ArgumentException>(() => new RequestOptions { RequestId = value });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1000)]
    [InlineData(3e9)]
    public void A_deadline_is_a_time_that_can_pass(double milliseconds)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RequestOptions { Timeout = TimeSpan.FromMilliseconds(milliseconds) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RequestOptions { TotalTimeout = TimeSpan.FromMilliseconds(milliseconds) });
        Assert.Equal(Timeout.InfiniteTimeSpan, new RequestOptions { Timeout = Timeout.InfiniteTimeSpan }.Timeout);
    }

    [Fact]
    public void Headers_of_a_call_do_not_change_after_they_were_checked()
    {
        var headers = new Dictionary<string, string> { ["X-Mine"] = "1" };
        var options = new RequestOptions { Headers = headers };

        headers["X-Mine"] = "1\r\nX-Evil: 1";

        Assert.Equal("1", options.Headers["x-mine"]);
    }

    [Fact]
    public async Task Each_generation_is_told_the_key_in_its_own_way()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[]}"""));
        using var client = Clients.Create(server.Port, configure: static options => options.ApiKey = " Api-Key secret ");

        await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        await client.V2.Users.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(["secret", "Api-Key secret"], server.Requests.Select(static request => request.Header("Authorization")));
    }

    [Fact]
    public async Task Headers_of_the_client_and_of_the_call_arrive_the_calls_last()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[]}"""));
        using var client = Clients.Create(server.Port, configure: static options =>
        {
            options.Headers["X-Both"] = "client";
            options.Headers["X-Client"] = "client";
            options.UserAgent = "desk/1.0 (tests)";
        });
        var options = new RequestOptions
        {
            RequestId = "req_mine",
            IdempotencyKey = "not-taken-by-a-read",
            Headers = new Dictionary<string, string> { ["x-both"] = "call", ["X-Call"] = "call" },
        };

        await client.PhoneNumbers.ListAsync(options, Cancellation);

        var request = Assert.Single(server.Requests);
        Assert.Equal("call", request.Header("X-Both"));
        Assert.Equal("client", request.Header("X-Client"));
        Assert.Equal("call", request.Header("X-Call"));
        Assert.Equal("req_mine", request.Header("X-Request-Id"));
        Assert.Equal("desk/1.0 (tests)", request.Header("User-Agent"));
        Assert.Equal("application/json", request.Header("Accept"));
        Assert.Null(request.Header("Idempotency-Key"));
        Assert.Null(request.Header("traceparent"));
    }

    [Fact]
    public async Task No_request_is_without_a_user_agent_even_where_an_empty_one_is_asked_for()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[]}"""));
        using var ofClient = Clients.Create(server.Port, configure: static options => options.Headers["User-Agent"] = "");
        using var client = Clients.Create(server.Port);
        using var raw = new HttpRequestMessage(HttpMethod.Get, "/v2/api/tags");
        raw.Headers.TryAddWithoutValidation("User-Agent", " ");

        await ofClient.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        await client.PhoneNumbers.ListAsync(new RequestOptions { Headers = new Dictionary<string, string> { ["user-agent"] = " " } }, Cancellation);
        (await client.Http.SendAsync(raw, Cancellation)).Dispose();

        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests, static request => Assert.StartsWith("withallo-dotnet/", request.Header("User-Agent"), StringComparison.Ordinal));
    }
}
