using System.Text;
using System.Text.Json;
using Withallo.Webhooks;

namespace Withallo.Tool.Tests;

public sealed class SendTests : IAsyncLifetime
{
    private static readonly string Secret = WebhookSigner.NewSecret();

    private Endpoint _endpoint = null!;

    public async ValueTask InitializeAsync() => _endpoint = await Endpoint.StartAsync();

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    [Fact]
    public async Task A_v2_event_is_signed_and_written_as_Allo_does()
    {
        var run = (await SendAsync("call.completed", "--secret", Secret)).Exits(0);

        var request = Assert.Single(_endpoint.Received);
        Assert.Equal(WebhookSignatureResult.Valid, request.Verify(Secret));
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
        var webhook = WebhookEvent.Parse(request.Body);
        Assert.Equal(("call.completed", WebhookVersion.V2), (webhook.Topic.Name, webhook.Version));
        Assert.StartsWith("cll_", webhook.DataId, StringComparison.Ordinal);
        Assert.Contains("200", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_v1_event_has_no_signature_and_its_token_in_the_address()
    {
        (await SendAsync("CALL_RECEIVED", "--path-token", "t0ken-t0ken")).Exits(0);
        var url = _endpoint.Url.Replace("/allo", "/{token}/v1", StringComparison.Ordinal);
        (await ToolProcess.RunAsync("send", "PING", "--path-token", "t0ken-t0ken", "--url", url)).Exits(0);

        Assert.Equal(["/webhooks/allo/t0ken-t0ken", "/webhooks/t0ken-t0ken/v1"], _endpoint.Received.Select(request => request.Path));
        Assert.All(_endpoint.Received, request => Assert.Equal(WebhookSignatureResult.MissingHeader, request.Verify(Secret)));
        Assert.All(_endpoint.Received, request => Assert.Equal(WebhookVersion.V1, WebhookEvent.Parse(request.Body).Version));
    }

    [Fact]
    public async Task A_topic_of_tomorrow_is_sent_all_the_same()
    {
        (await SendAsync("fax.received", "--secret", Secret, "--set", "data.pages=3")).Exits(0);

        var webhook = WebhookEvent.Parse(Assert.Single(_endpoint.Received).Body);
        Assert.Equal(("fax.received", 3), (webhook.Topic.Name, webhook.Get<int>("pages")));
    }

    [Fact]
    public async Task Values_are_changed_by_their_path()
    {
        (await SendAsync(
            "call.completed",
            "--secret",
            Secret,
            "--set",
            "data.from_number=+33639980100",
            "--set",
            "data.length_in_minutes=7",
            "--set",
            "data.tags.1=vip",
            "--set",
            "data.transfer_to.number=+33639980101",
            "--set",
            "data.user_email=null")).Exits(0);

        var request = Assert.Single(_endpoint.Received);
        using var body = JsonDocument.Parse(request.Body);
        var data = body.RootElement.GetProperty("data");
        Assert.Equal(WebhookSignatureResult.Valid, request.Verify(Secret));
        Assert.Equal("+33639980100", data.GetProperty("from_number").GetString());
        Assert.Equal(7, data.GetProperty("length_in_minutes").GetInt32());
        Assert.Equal(["order", "vip"], data.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal("+33639980101", data.GetProperty("transfer_to").GetProperty("number").GetString());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("user_email").ValueKind);
    }

    [Theory]
    [InlineData("data.tags.5=vip")]
    [InlineData("data.tags.first=vip")]
    [InlineData("no value")]
    public async Task A_place_that_the_body_has_not_is_a_mistake(string change)
    {
        var run = (await SendAsync("call.completed", "--secret", Secret, "--set", change)).Exits(2);

        Assert.Contains("--set", run.Error, StringComparison.Ordinal);
        Assert.Empty(_endpoint.Received);
    }

    [Fact]
    public async Task A_file_is_sent_byte_for_byte_signed_with_the_secret_of_the_environment()
    {
        using var folder = new TemporaryFolder();
        var body = "{ \"topic\": \"sms.sent\",\r\n  \"data\": {\"content\": \"caf\\u00e9\"} }\n";
        var file = folder.Write("event.json", body);

        string[] fromFile = ["send", "sms.sent", "--url", _endpoint.Url, "--body", file, "--header", "X-Tenant=paris"];
        (await ToolProcess.RunAsync([("WITHALLO_WEBHOOK_SECRET", Secret)], fromFile)).Exits(0);
        (await ToolProcess.RunAsync([], ["send", "sms.sent", "--url", _endpoint.Url, "--body", "-", "--secret", Secret], input: body)).Exits(0);

        Assert.All(_endpoint.Received, request => Assert.Equal(body, Encoding.UTF8.GetString(request.Body)));
        Assert.All(_endpoint.Received, request => Assert.Equal(WebhookSignatureResult.Valid, request.Verify(Secret)));
        Assert.Equal("paris", _endpoint.Received.First().Headers["X-Tenant"]);
    }

    [Fact]
    public async Task A_file_that_is_not_JSON_is_said_with_its_line()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("event.json", "{\n  \"topic\": \"sms.sent\",\n  oops\n}");

        var run = (await SendAsync("sms.sent", "--secret", Secret, "--body", file)).Exits(2);

        Assert.Equal($"{file} is not JSON: line 3, byte 3.\n", run.Error);
    }

    [Theory]
    [InlineData("missing.json", "cannot be read")]
    [InlineData("[1]", "not an object")]
    public async Task A_file_that_cannot_be_a_body_is_said_so(string content, string expected)
    {
        using var folder = new TemporaryFolder();
        var file = content[0] == '[' ? folder.Write("event.json", content) : Path.Combine(folder.Path, content);

        var run = (await SendAsync("sms.sent", "--secret", Secret, "--body", file)).Exits(2);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(204, 0)]
    [InlineData(401, 1)]
    [InlineData(302, 1)]
    [InlineData(500, 1)]
    public async Task It_exits_1_unless_the_response_is_2xx(int status, int exitCode)
    {
        _endpoint.Responses.Enqueue((status, status == 204 ? "" : "the reason"));

        var run = (await SendAsync("sms.received", "--secret", Secret, "--json")).Exits(exitCode);

        Assert.Equal(status, run.Json.GetProperty("status").GetInt32());
        Assert.Equal(status == 204 ? "" : "the reason", run.Json.GetProperty("body").GetString());
        Assert.StartsWith("msg_", run.Json.GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_characters_of_a_response_do_not_reach_the_terminal()
    {
        _endpoint.Responses.Enqueue((200, "one\u001b]0;owned\u0007\ntwo"));

        var run = (await SendAsync("sms.received", "--secret", Secret)).Exits(0);

        Assert.EndsWith("one\uFFFD]0;owned\uFFFD\ntwo\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_are_sent_each_with_an_id_of_its_own_and_summed_up()
    {
        _endpoint.Responses.Enqueue((500, ""));

        var run = (await SendAsync("sms.received", "--secret", Secret, "--times", "40", "--parallel", "8", "--json")).Exits(1);

        Assert.Equal(40, _endpoint.Received.Select(request => request.Headers["webhook-id"]).Distinct().Count());
        Assert.Equal(40, _endpoint.Received.Select(request => WebhookEvent.Parse(request.Body).DataId).Distinct().Count());
        Assert.Equal((40, 39), (run.Json.GetProperty("sent").GetInt32(), run.Json.GetProperty("succeeded").GetInt32()));
        Assert.Equal("""{"200":39,"500":1}""", run.Json.GetProperty("outcomes").GetRawText());
    }

    [Fact]
    public async Task One_id_twice_is_one_event_twice()
    {
        (await SendAsync("sms.received", "--secret", Secret, "--id", "msg_1", "--times", "2")).Exits(0);

        Assert.Equal(["msg_1", "msg_1"], _endpoint.Received.Select(request => request.Headers["webhook-id"]));
    }

    [Fact]
    public async Task Nobody_at_the_address_is_a_sentence_without_the_path()
    {
        await _endpoint.DisposeAsync();

        var run = (await ToolProcess.RunAsync("send", "PING", "--url", "http://127.0.0.1:9/webhooks", "--path-token", "t0ken-t0ken")).Exits(4);

        Assert.Equal("PING: Nobody listens at http://127.0.0.1:9.\n", run.Error);
    }

    [Theory]
    [InlineData("--url", "nonsense", "--url")]
    [InlineData("--secret", "whsec_%%%", "--secret")]
    [InlineData("--times", "0", "--times")]
    [InlineData("--header", "novalue", "--header")]
    public async Task A_value_that_is_none_is_a_mistake(string option, string value, string named)
    {
        string[] arguments = ["send", "PING", option, value];

        var run = (await ToolProcess.RunAsync(option == "--url" ? arguments : [.. arguments, "--url", _endpoint.Url])).Exits(2);

        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("%%%", run.Error, StringComparison.Ordinal);
        Assert.Empty(_endpoint.Received);
    }

    [Fact]
    public async Task A_v2_event_without_a_secret_is_not_sent_by_accident()
    {
        var run = (await SendAsync("sms.received")).Exits(2);
        Assert.Contains("--secret", run.Error, StringComparison.Ordinal);
        Assert.Empty(_endpoint.Received);

        (await SendAsync("sms.received", "--unsigned")).Exits(0);
        Assert.Equal(WebhookSignatureResult.MissingHeader, Assert.Single(_endpoint.Received).Verify(Secret));
    }

    private Task<ToolRun> SendAsync(string topic, params string[] arguments) =>
        ToolProcess.RunAsync(["send", topic, "--url", _endpoint.Url, .. arguments]);
}
