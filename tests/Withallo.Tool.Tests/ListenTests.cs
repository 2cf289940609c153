using System.Text.Json;
using Withallo.Webhooks;

namespace Withallo.Tool.Tests;

public sealed class ListenTests : IAsyncLifetime
{
    private Serve _serve = null!;
    private Endpoint _endpoint = null!;

    public async ValueTask InitializeAsync() => (_serve, _endpoint) = (await Serve.StartAsync("--speed", "100000"), await Endpoint.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await _serve.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    [Fact]
    public async Task Events_are_verified_forwarded_and_shown_and_the_webhook_goes_with_Ctrl_C()
    {
        await using var listen = await ListenAsync("--forward-to", _endpoint.Url, "--print-secret", "--json");
        var secret = Welcome(listen).GetProperty("signing_secret").GetString()!;
        Assert.Single(await WebhooksAsync());

        await SendSmsAsync();
        await listen.WaitForAsync("\"delivery\"");
        await listen.SignalAsync("INT");
        var run = (await listen.EndAsync()).Exits(0);

        var request = Assert.Single(_endpoint.Received);
        Assert.Equal(WebhookSignatureResult.Valid, request.Verify(secret));
        using var shown = JsonDocument.Parse(run.Lines.Single(line => line.Contains("\"delivery\"", StringComparison.Ordinal)));
        Assert.Equal(("sms.sent", 200, true), (
            shown.RootElement.GetProperty("topic").GetString(),
            shown.RootElement.GetProperty("status").GetInt32(),
            shown.RootElement.GetProperty("valid").GetBoolean()));
        Assert.Equal(request.Headers["webhook-id"], shown.RootElement.GetProperty("id").GetString());
        Assert.Equal("Hi", shown.RootElement.GetProperty("body").GetProperty("data").GetProperty("content").GetString());
        Assert.Empty(await WebhooksAsync());
    }

    [Fact]
    public async Task What_fails_here_is_sent_again_as_in_production()
    {
        _endpoint.Responses.Enqueue((500, ""));
        await using var listen = await ListenAsync("--forward-to", _endpoint.Url);

        await SendSmsAsync();
        await _serve.Process.WaitForAsync("\"state\":\"delivered\"");

        Assert.Equal(2, _endpoint.Received.Count);
        await listen.WaitForAsync("500 in");
        await listen.WaitForAsync("200 in");
    }

    [Fact]
    public async Task Events_can_be_signed_with_the_secret_that_the_application_has()
    {
        var secret = WebhookSigner.NewSecret();
        await using var listen = await ListenAsync("--forward-to", _endpoint.Url, "--sign-with", secret);

        await SendSmsAsync();
        await listen.WaitForAsync("200 in");

        Assert.Equal(WebhookSignatureResult.Valid, Assert.Single(_endpoint.Received).Verify(secret));
        Assert.DoesNotContain(secret, listen.Output + listen.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_topics_asked_for_come_and_without_an_application_they_are_acknowledged()
    {
        await using var listen = await ListenAsync("--topics", "contact.created,sms.sent");

        await SendSmsAsync();
        await listen.WaitForAsync("acknowledged");

        Assert.Equal(
            ["contact.created", "sms.sent"],
            Assert.Single(await WebhooksAsync()).GetProperty("topics").EnumerateArray().Select(topic => topic.GetString()));
        await _serve.Process.WaitForAsync("\"state\":\"delivered\"");
    }

    [Fact]
    public async Task An_event_of_somebody_else_is_refused_and_not_forwarded()
    {
        await using var listen = await ListenAsync("--forward-to", _endpoint.Url, "--json");
        var url = $"http://127.0.0.1:{Welcome(listen).GetProperty("port").GetInt32()}/";

        var forged = (await ToolProcess.RunAsync("send", "sms.sent", "--url", url, "--secret", WebhookSigner.NewSecret(), "--json")).Exits(1);
        await listen.WaitForAsync("\"reason\":\"mismatch\"");

        Assert.Equal(401, forged.Json.GetProperty("status").GetInt32());
        Assert.Empty(_endpoint.Received);
    }

    [Fact]
    public async Task When_the_network_fails_it_says_what_is_left_behind()
    {
        await using var listen = await ListenAsync("--json");
        var id = Welcome(listen).GetProperty("webhook_id").GetString()!;

        await _serve.Process.SignalAsync("KILL");
        await _serve.Process.EndAsync();
        await listen.SignalAsync("TERM");
        var run = (await listen.EndAsync()).Exits(1);

        Assert.Contains($"The webhook {id} was left behind", run.Error, StringComparison.Ordinal);
        Assert.Contains($"withallo webhooks delete {id}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_at_the_application_is_said_and_told_to_the_sender()
    {
        await using var listen = await ListenAsync("--forward-to", "http://127.0.0.1:9/webhooks/allo");

        await SendSmsAsync();

        await listen.WaitForAsync("Nobody listens at http://127.0.0.1:9.");
        await _serve.Process.WaitForAsync("502");
    }

    [Fact]
    public async Task An_address_that_leads_elsewhere_is_noticed()
    {
        await using var listen = await ListenAsync("--url", "http://127.0.0.1:9/", "--port", "0");

        await listen.WaitForAsync("does not lead here");
    }

    [Fact]
    public async Task Allo_itself_needs_a_tunnel()
    {
        var none = (await ToolProcess.RunAsync("listen", "--api-key", "ak_1")).Exits(2);
        var plain = (await ToolProcess.RunAsync("listen", "--api-key", "ak_1", "--url", "http://tunnel.example")).Exits(2);

        Assert.Contains("start a tunnel to port 4011", none.Error, StringComparison.Ordinal);
        Assert.Contains("https", plain.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_lacks_the_scope_leaves_nothing_behind()
    {
        await using var narrow = await Serve.StartAsync("--scopes", "SMS_SEND");

        var run = (await narrow.RunAsync("listen")).Exits(3);

        Assert.Contains("WEBHOOKS_READ_WRITE", run.Error, StringComparison.Ordinal);
    }

    private async Task<ToolProcess> ListenAsync(params string[] arguments)
    {
        var listen = ToolProcess.Start(_serve.Environment, ["listen", .. arguments]);
        await listen.WaitForAsync(arguments.Contains("--json") ? "\"listening\"" : "topics: ");
        await listen.WaitForAsync("\n");
        return listen;
    }

    private static JsonElement Welcome(ToolProcess listen)
    {
        using var welcome = JsonDocument.Parse(listen.Output.Split('\n')[0]);
        return welcome.RootElement.Clone();
    }

    private async Task<JsonElement[]> WebhooksAsync() => [.. (await _serve.RunAsync("webhooks", "list", "--json")).Exits(0).Json.EnumerateArray()];

    private async Task SendSmsAsync() =>
        (await _serve.RunAsync("sms", "send", "--from", "+12125550100", "--to", "+13125550110", "--text", "Hi")).Exits(0);
}
