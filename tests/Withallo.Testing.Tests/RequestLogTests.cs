using Withallo.Testing;

namespace Withallo.Tests;

public sealed class RequestLogTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_kept_as_they_were_on_the_wire()
    {
        var clock = new FakeTimeProvider();
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { TimeProvider = clock }, Cancelled);
        using var wire = new WireClient(allo);

        await wire.GetAsync("/contact/cnt%2F1/conversation?allo_number=%2B12125550100&page=0");
        await wire.PostAsync("/contacts", """{ "name": "Zoé", "numbers": [] }""");

        Assert.Equal(2, allo.Requests.Count);
        var (get, post) = (allo.Requests[0], allo.Requests[1]);
        Assert.Equal("GET", get.Method);
        Assert.Equal("/v1/api/contact/cnt%2F1/conversation", get.Path);
        Assert.Equal("?allo_number=%2B12125550100&page=0", get.Query);
        Assert.Equal("/v1/api/contact/{contact_id}/conversation", get.Route);
        Assert.Equal(ApiGeneration.V1, get.Generation);
        Assert.Equal("", get.Body);
        Assert.Equal(allo.ApiKey, get.Headers["authorization"]);
        Assert.Equal(400, get.StatusCode);
        Assert.Equal(clock.GetUtcNow(), get.Timestamp);
        Assert.Equal("POST", post.Method);
        Assert.Equal("", post.Query);
        Assert.Equal("""{ "name": "Zoé", "numbers": [] }""", post.Body);
        Assert.Equal("application/json", post.Headers["Content-Type"]);
        Assert.Equal(422, post.StatusCode);
    }

    [Fact]
    public async Task Requests_that_go_nowhere_are_kept_too()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        await wire.GetAsync(new Uri(allo.BaseUrl, "/elsewhere").AbsoluteUri);
        await wire.SendAsync("GET", "/numbers", authorization: "");

        Assert.Equal([404, 401], allo.Requests.Select(request => request.StatusCode));
        Assert.Equal([null, "/v1/api/numbers"], allo.Requests.Select(request => request.Route));
        Assert.Equal([null, ApiGeneration.V1], allo.Requests.Select(request => request.Generation));
    }

    [Fact]
    public async Task A_recorded_request_prints_neither_the_key_nor_anything_personal()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        await wire.GetAsync("/calls?allo_number=%2B12125550100");

        Assert.Equal(
            "RecordedRequest { Method = GET, Route = /v1/api/calls, Authorization = ***, StatusCode = 200 }",
            Assert.Single(allo.Requests).ToString());
    }
}
