using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Withallo.Tool.Tests;

public sealed class ServeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_language_can_speak_to_both_generations()
    {
        await using var serve = await Serve.StartAsync();
        using var http = new HttpClient();

        using var v1 = await SendAsync(http, new Uri(serve.Url, "/v1/api/numbers"), serve.Key);
        using var v2 = await SendAsync(http, new Uri(serve.Url, "/v2/api/me"), "Api-Key " + serve.Key);
        using var wrong = await SendAsync(http, new Uri(serve.Url, "/v2/api/me"), "Api-Key other");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized], [v1.StatusCode, v2.StatusCode, wrong.StatusCode]);
        await serve.Process.WaitForAsync("""
            "route":"/v1/api/numbers","status":200
            """);
    }

    [Fact]
    public async Task The_options_reach_the_sandbox()
    {
        await using var serve = await Serve.StartAsync("--key", "ak_mine", "--seed", "none", "--scopes", "SMS_SEND", "--rate-limits", "1,1", "--latency", "300ms");
        using var http = new HttpClient();
        var start = TimeProvider.System.GetTimestamp();

        using var first = await SendAsync(http, new Uri(serve.Url, "/v2/api/me"), "Api-Key ak_mine");
        var elapsed = TimeProvider.System.GetElapsedTime(start);
        using var second = await SendAsync(http, new Uri(serve.Url, "/v1/api/numbers"), "ak_mine");
        var me = (await first.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("data");

        Assert.Equal("ak_mine", serve.Key);
        Assert.Equal(["SMS_SEND"], me.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.Equal(1, me.GetProperty("rate_limits").GetProperty("read_per_second").GetInt32());
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
        Assert.InRange(elapsed, TimeSpan.FromMilliseconds(290), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_webhook_that_fails_is_sent_again_as_fast_as_asked()
    {
        await using var endpoint = await Endpoint.StartAsync();
        await using var serve = await Serve.StartAsync("--speed", "100000");
        endpoint.Responses.Enqueue((500, ""));
        endpoint.Responses.Enqueue((503, ""));
        (await serve.RunAsync("webhooks", "create", "--url", endpoint.Url, "--topics", "sms.sent")).Exits(0);

        (await serve.RunAsync("sms", "send", "--from", "+12125550100", "--to", "+13125550110", "--text", "Hi")).Exits(0);
        await serve.Process.WaitForAsync("\"state\":\"delivered\"");

        Assert.Equal(3, endpoint.Received.Count);
        Assert.Single(endpoint.Received.Select(request => request.Headers["webhook-id"]).Distinct());
    }

    [Fact]
    public async Task The_page_shows_messages_deliveries_and_requests_and_escapes_what_they_hold()
    {
        await using var serve = await Serve.StartAsync();
        using var http = new HttpClient { BaseAddress = serve.Url };
        (await serve.RunAsync("sms", "send", "--from", "+12125550100", "--to", "+13125550110", "--text", "<script>alert('bread')</script>")).Exits(0);

        var html = await http.GetStringAsync("/", Cancelled);

        Assert.Contains("&lt;script&gt;alert(&#39;bread&#39;)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("+12125550100 → +13125550110", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("/v1/api/sms", html, StringComparison.Ordinal);
        Assert.Contains(serve.Key, html, StringComparison.Ordinal);
        Assert.Contains("width=device-width", html, StringComparison.Ordinal);
        Assert.Equal("text/css", await TypeOfAsync(http, "/page.css"));
        Assert.Equal("text/javascript", await TypeOfAsync(http, "/page.js"));
    }

    [Fact]
    public async Task The_page_hears_of_changes_as_they_come_and_its_button_sends_a_sample()
    {
        await using var endpoint = await Endpoint.StartAsync();
        await using var serve = await Serve.StartAsync();
        using var http = new HttpClient { BaseAddress = serve.Url };
        (await serve.RunAsync("webhooks", "create", "--url", endpoint.Url, "--topics", "call.completed")).Exits(0);
        await using var stream = await http.GetStreamAsync("/live", Cancelled);
        using var live = new StreamReader(stream);
        Assert.Equal("data: changed", await live.ReadLineAsync(Cancelled));

        using var pressed = await http.PostAsync("/send", new FormUrlEncodedContent([new("topic", "call.completed")]), Cancelled);
        await live.ReadLineAsync(Cancelled);

        Assert.Equal("data: changed", await live.ReadLineAsync(Cancelled));
        Assert.Equal(HttpStatusCode.OK, pressed.StatusCode);
        await serve.Process.WaitForAsync("\"state\":\"delivered\"");
        Assert.Contains("call.completed", await http.GetStringAsync("/", Cancelled), StringComparison.Ordinal);
        Assert.Single(endpoint.Received);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_page_elsewhere_can_neither_read_it_nor_press_its_button(string header, string value)
    {
        await using var serve = await Serve.StartAsync();
        using var http = new HttpClient { BaseAddress = serve.Url };
        http.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        using var read = await http.GetAsync("/", Cancelled);
        using var pressed = await http.PostAsync("/send", new FormUrlEncodedContent([new("topic", "sms.sent")]), Cancelled);

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [read.StatusCode, pressed.StatusCode]);
        Assert.DoesNotContain(serve.Key, await read.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_of_nobody_is_still_an_error_of_Allos()
    {
        await using var serve = await Serve.StartAsync();
        using var http = new HttpClient();

        using var response = await SendAsync(http, new Uri(serve.Url, "/v3/api/numbers"), serve.Key);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("ENDPOINT_NOT_FOUND", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_a_sentence()
    {
        await using var serve = await Serve.StartAsync();

        var run = (await ToolProcess.RunAsync("serve", "--port", $"{serve.Url.Port}")).Exits(6);

        Assert.StartsWith($"Port {serve.Url.Port} is taken", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_it_though_a_page_still_watches(string signal)
    {
        await using var serve = await Serve.StartAsync();
        using var http = new HttpClient { BaseAddress = serve.Url };
        await using var stream = await http.GetStreamAsync("/live", Cancelled);

        await serve.Process.SignalAsync(signal);

        (await serve.Process.EndAsync()).Exits(0);
    }

    [Theory]
    [InlineData("--rate-limits", "fast")]
    [InlineData("--latency", "5")]
    [InlineData("--speed", "0")]
    [InlineData("--seed", "42")]
    [InlineData("--secret", "whsec_%%%")]
    [InlineData("--port", "70000")]
    public async Task A_value_that_is_none_is_a_mistake_of_the_command_line(string option, string value)
    {
        var run = (await ToolProcess.RunAsync("serve", option, value)).Exits(2);

        Assert.Contains(option, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, Uri url, string authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return http.SendAsync(request, Cancelled);
    }

    private static async Task<string?> TypeOfAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path, Cancelled);
        return response.Content.Headers.ContentType?.MediaType;
    }
}
