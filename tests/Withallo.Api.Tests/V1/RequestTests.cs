using System.Net;
using Withallo.Testing;

namespace Withallo.Api.Tests.V1;

/// <summary>What the options change of a request.</summary>
public sealed class RequestTests : SandboxTest
{
    [Theory]
    [InlineData("{0}", "KEY", "KEY")]
    [InlineData("{0}", "  KEY\t", "KEY")]
    [InlineData("{0}", "Api-Key KEY", "KEY")]
    [InlineData("{0}", "api-key   KEY", "KEY")]
    [InlineData("Api-Key {0}", "KEY", "Api-Key KEY")]
    [InlineData("Api-Key {0}", "Api-Key KEY", "Api-Key KEY")]
    [InlineData("Token {0}!", "KEY", "Token KEY!")]
    public async Task The_key_is_written_in_the_form_asked_for_and_never_doubled(string format, string typed, string expected)
    {
        var client = CreateClient(options =>
        {
            options.ApiKey = typed.Replace("KEY", Allo.ApiKey, StringComparison.Ordinal);
            options.AuthorizationFormat = format;
        });

        await client.TestConnectionAsync(Cancellation);

        Assert.Equal(expected.Replace("KEY", Allo.ApiKey, StringComparison.Ordinal), OnlyRequest.Headers["Authorization"]);
    }

    [Fact]
    public async Task The_form_of_the_other_generation_changes_nothing()
    {
        var client = CreateClient(options => options.V2AuthorizationFormat = "Other {0}");

        Assert.True(await client.TestConnectionAsync(Cancellation));
        Assert.Equal(Allo.ApiKey, OnlyRequest.Headers["Authorization"]);
    }

    [Fact]
    public async Task The_client_calls_itself_what_it_is_told()
    {
        var client = CreateClient(options => options.UserAgent = "my-crm/3.1 (nightly; +https://example.com)");

        await client.PhoneNumbers.ListAsync(Cancellation);

        Assert.Equal("my-crm/3.1 (nightly; +https://example.com)", OnlyRequest.Headers["User-Agent"]);
    }

    [Fact]
    public async Task Headers_of_the_options_go_with_every_request_and_replace_ours()
    {
        var client = CreateClient(options =>
        {
            options.Headers["X-Team"] = "sales, west";
            options.Headers["accept"] = "application/json; q=1";
        });

        await client.PhoneNumbers.ListAsync(Cancellation);
        await client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = "+12125550142", Message = "Hi" }, Cancellation);

        Assert.All(Allo.Requests, request =>
        {
            Assert.Equal("sales, west", request.Headers["X-Team"]);
            Assert.Equal("application/json; q=1", request.Headers["Accept"]);
        });
        Assert.Equal(2, Allo.Requests.Count);
    }

    [Fact]
    public async Task Options_of_one_call_change_that_call_alone()
    {
        var withOptions = Client.PhoneNumbers.WithOptions(new RequestOptions { Headers = new Dictionary<string, string> { ["X-Once"] = "1" }, RequestId = "req_mine" });

        await withOptions.ListAsync(Cancellation);
        await Client.PhoneNumbers.ListAsync(Cancellation);

        Assert.Equal(("1", "req_mine"), (Allo.Requests[0].Headers["X-Once"], Allo.Requests[0].Headers["X-Request-Id"]));
        Assert.DoesNotContain("X-Once", Allo.Requests[1].Headers.Keys);
        Assert.DoesNotContain("X-Request-Id", Allo.Requests[1].Headers.Keys);
    }

    [Fact]
    public async Task The_view_with_responses_gives_what_came_along()
    {
        Allo.Faults.Enqueue(Fault.Status(
            202, """{"data":[{"number":"+12125550100"}]}""", new Dictionary<string, string> { ["X-Request-Id"] = "req_a1b2c3d4e5f6", ["X-Other"] = "kept" }));

        var response = await Client.PhoneNumbers.WithResponse().ListAsync(Cancellation);

        Assert.Equal((HttpStatusCode.Accepted, "req_a1b2c3d4e5f6", 1), (response.StatusCode, response.RequestId, response.Attempts));
        Assert.Equal("kept", response.Headers["x-other"]);
        Assert.Null(response.RateLimit);
        Assert.Equal(MainLine, Assert.Single(response.Value).Number);
    }

    [Theory]
    [InlineData("/v1/api")]
    [InlineData("/v1/api/")]
    public async Task A_base_url_may_end_with_a_slash(string path)
    {
        var client = CreateClient(options => options.BaseUrl = new Uri(Allo.BaseUrl, path));

        await client.PhoneNumbers.ListAsync(Cancellation);

        AssertSent("GET", "/v1/api/numbers");
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_so_carries_the_key_nowhere()
    {
        await using var elsewhere = await AlloSandbox.StartAsync(Cancellation);
        Allo.Faults.Enqueue(Fault.Status(307, "", new Dictionary<string, string> { ["Location"] = elsewhere.BaseUrl + "/numbers" }));

        var refusal = await Assert.ThrowsAsync<WithalloApiException>(() => Client.PhoneNumbers.ListAsync(Cancellation));

        Assert.Equal(HttpStatusCode.TemporaryRedirect, refusal.StatusCode);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_cookie_is_not_sent_back()
    {
        Allo.Faults.Enqueue(Fault.Status(200, """{"data":[]}""", new Dictionary<string, string> { ["Set-Cookie"] = "session=1" }));

        await Client.PhoneNumbers.ListAsync(Cancellation);
        await Client.PhoneNumbers.ListAsync(Cancellation);

        Assert.All(Allo.Requests, request => Assert.DoesNotContain("Cookie", request.Headers.Keys));
        Assert.Equal(2, Allo.Requests.Count);
    }
}
