using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Dashboard.Tests.Support;
using Microsoft.Playwright;
using Withallo.Webhooks;

namespace Dashboard.Tests;

/// <summary>Who may see the dashboard, and what a browser is told.</summary>
public sealed class AccessTests(Browser browser) : IAsyncLifetime
{
    private readonly HttpClient _http = new(new HttpClientHandler { CookieContainer = new CookieContainer() });
    private RunningDashboard _dashboard = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _dashboard = await RunningDashboard.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _dashboard.DisposeAsync();
    }

    [Fact]
    public async Task Only_who_opens_the_printed_address_gets_in()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync("/"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync("/?key=wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfAsync("/_blazor/negotiate", HttpMethod.Post));
        using var entered = await _http.GetAsync(new Uri(_dashboard.Address, "/?key=" + RunningDashboard.PageKey), Cancel);
        Assert.Equal((HttpStatusCode.OK, "/"), (entered.StatusCode, entered.RequestMessage!.RequestUri!.PathAndQuery));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync("/calls"));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync("/_blazor/negotiate?negotiateVersion=1", HttpMethod.Post));
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Not_even_who_has_the_key_gets_in_by_another_name_from_another_page_or_through_a_proxy(string header, string value)
    {
        await StatusOfAsync("/?key=" + RunningDashboard.PageKey);

        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync("/", header: (header, value)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync("/_blazor/negotiate?negotiateVersion=1", HttpMethod.Post, (header, value)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync("/app.css", header: (header, value)));
    }

    [Fact]
    public async Task An_address_that_is_none_has_a_page_that_says_so()
    {
        await StatusOfAsync("/?key=" + RunningDashboard.PageKey);
        using var response = await _http.GetAsync(new Uri(_dashboard.Address, "/nowhere"), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.StartsWith("<!DOCTYPE html>", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signed_deliveries_come_through_a_tunnel_and_unsigned_ones_do_not()
    {
        var body = Encoding.UTF8.GetBytes("""{"topic":"sms.received","version":"2.0","timestamp":"2026-05-20T10:00:00Z","data":{"id":"msg-1"}}""");
        Assert.Equal(HttpStatusCode.Unauthorized, await DeliverAsync(body, signer: null));
        Assert.Equal(HttpStatusCode.OK, await DeliverAsync(body, new WebhookSigner(RunningDashboard.SigningSecret)));
    }

    [Fact]
    public async Task The_API_key_never_reaches_the_browser()
    {
        await using var tab = await browser.OpenAsync(_dashboard.Address);
        await tab.RecordAsync();
        foreach (var path in new[] { "/", "/analytics", "/messages", "/contacts", "/numbers", "/webhooks", "/live", "/calls" })
        {
            await tab.GoAsync(path);
        }

        // A call with a recording: the browser gets it from the dashboard, which fetches it with the key.
        await tab.Page.GetByLabel("Words in summary or transcript").FillAsync("quote");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Details of the call") }).First.ClickAsync();
        var audio = await tab.Page.Locator("audio").GetAttributeAsync("src");
        var recording = await tab.Page.EvaluateAsync<string>("async url => new TextDecoder('latin1').decode((await (await fetch(url)).arrayBuffer()).slice(0, 4))", audio);
        Assert.Equal("RIFF", recording);

        var received = Encoding.Latin1.GetString(tab.Received());
        Assert.Contains("<!DOCTYPE html>", received, StringComparison.Ordinal);
        Assert.Contains("Main Line", received, StringComparison.Ordinal);
        Assert.Contains("RIFF", received, StringComparison.Ordinal);
        Assert.DoesNotContain(_dashboard.Allo.ApiKey, received, StringComparison.Ordinal);
        Assert.DoesNotContain(_dashboard.Allo.BaseUrl.Authority, received, StringComparison.Ordinal);
        Assert.Empty(tab.Problems);
    }

    private async Task<HttpStatusCode> StatusOfAsync(string path, HttpMethod? method = null, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(_dashboard.Address, path));
        if (header is { } given)
        {
            request.Headers.Add(given.Name, given.Value);
        }

        using var response = await _http.SendAsync(request, Cancel);
        return response.StatusCode;
    }

    private async Task<HttpStatusCode> DeliverAsync(byte[] body, WebhookSigner? signer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _dashboard.WebhookAddress) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Host = "tunnel.example";
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        foreach (var (name, value) in signer?.CreateHeaders("msg_1", TimeProvider.System.GetUtcNow(), body) ?? new Dictionary<string, string>())
        {
            request.Headers.Add(name, value);
        }

        using var response = await _http.SendAsync(request, Cancel);
        return response.StatusCode;
    }
}
