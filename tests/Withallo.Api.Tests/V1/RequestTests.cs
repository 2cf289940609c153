using System.Net;
using Withallo.Testing;

namespace Withallo.Api.Tests.V1;

/// <summary>What the options change of a request.</summary>
public sealed class RequestTests : SandboxTest
{
    [Theory]
    [InlineData("KEY")]
    [InlineData("  KEY\t")]
    [InlineData("Api-Key KEY")]
    [InlineData("api-key   KEY")]
    public async Task The_key_is_written_as_each_generation_takes_it_and_never_doubled(string typed)
    {
        var client = CreateClient(options => options.ApiKey = typed.Replace("KEY", Allo.ApiKey, StringComparison.Ordinal));

        await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        await client.V2.Me.GetAsync(cancellationToken: Cancellation);

        Assert.Equal([Allo.ApiKey, "Api-Key " + Allo.ApiKey], Allo.Requests.Select(request => request.Headers["Authorization"]));
    }

    [Fact]
    public async Task The_client_calls_itself_what_it_is_told()
    {
        var client = CreateClient(options => options.UserAgent = "my-crm/3.1 (nightly; +https://example.com)");

        await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

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

        await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        await client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = "+12125550142", Message = "Hi" }, cancellationToken: Cancellation);

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
        var options = new RequestOptions { Headers = new Dictionary<string, string> { ["X-Once"] = "1" }, RequestId = "req_mine" };

        await Client.PhoneNumbers.ListAsync(options, Cancellation);
        await Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(("1", "req_mine"), (Allo.Requests[0].Headers["X-Once"], Allo.Requests[0].Headers["X-Request-Id"]));
        Assert.DoesNotContain("X-Once", Allo.Requests[1].Headers.Keys);
        Assert.DoesNotContain("X-Request-Id", Allo.Requests[1].Headers.Keys);
    }

    [Fact]
    public async Task The_caller_is_told_what_came_along()
    {
        Allo.Faults.Enqueue(Fault.Status(
            202, """{"data":[{"number":"+12125550100"}]}""", new Dictionary<string, string> { ["X-Request-Id"] = "req_a1b2c3d4e5f6", ["X-Other"] = "kept" }));

        WithalloResponse? response = null;

        var numbers = await Client.PhoneNumbers.ListAsync(new RequestOptions { OnResponse = told => response = told }, Cancellation);

        Assert.NotNull(response);
        Assert.Equal((HttpStatusCode.Accepted, "req_a1b2c3d4e5f6", 1), (response.StatusCode, response.RequestId, response.Attempts));
        Assert.Equal("kept", response.Headers["x-other"]);
        Assert.Null(response.RateLimit);
        Assert.Equal(MainLine, Assert.Single(numbers).Number);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v1/api")]
    [InlineData("/v1/api/")]
    [InlineData("/v2/api")]
    public async Task A_base_url_may_name_a_generation_and_end_with_a_slash(string path)
    {
        var client = CreateClient(options => options.BaseUrl = new Uri(Allo.BaseUrl, path));

        await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        AssertSent("GET", "/v1/api/numbers");
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_so_carries_the_key_nowhere()
    {
        await using var elsewhere = await AlloSandbox.StartAsync(Cancellation);
        Allo.Faults.Enqueue(Fault.Status(307, "", new Dictionary<string, string> { ["Location"] = elsewhere.BaseUrl + "/numbers" }));

        var exception = await Assert.ThrowsAsync<WithalloApiException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal(HttpStatusCode.TemporaryRedirect, exception.StatusCode);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_cookie_is_not_sent_back()
    {
        Allo.Faults.Enqueue(Fault.Status(200, """{"data":[]}""", new Dictionary<string, string> { ["Set-Cookie"] = "session=1" }));

        await Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        await Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        Assert.All(Allo.Requests, request => Assert.DoesNotContain("Cookie", request.Headers.Keys));
        Assert.Equal(2, Allo.Requests.Count);
    }
}
