using System.Globalization;
using System.Text;
using System.Text.Json;
using Withallo.Webhooks;

namespace Withallo.Tool.Tests;

public sealed class VerifyTests : IDisposable
{
    // The published vector of Standard Webhooks.
    private const string VectorSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string VectorSignature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly string Secret = WebhookSigner.NewSecret();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_published_vector_holds_and_is_old()
    {
        var body = _folder.Write("body.json", """{"test": 2432232314}""");
        string[] arguments =
        [
            "verify", "--secret", VectorSecret, "--id", "msg_p5jXN8AQM9LWM0D4loKWxJek", "--timestamp", "1614265330", "--signature", VectorSignature,
            "--body", body,
        ];

        (await ToolProcess.RunAsync([.. arguments, "--tolerance", "none"])).Exits(0);
        var old = (await ToolProcess.RunAsync([.. arguments, "--json"])).Exits(1);

        Assert.Equal("stale_timestamp", old.Json.GetProperty("reason").GetString());
        Assert.Contains("before now", old.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_that_was_sent_is_valid()
    {
        var run = await VerifyAsync("""{"topic":"sms.sent","version":"2.0","data":{}}""");

        Assert.Equal(("valid", true), (run.Exits(0).Json.GetProperty("reason").GetString(), run.Json.GetProperty("valid").GetBoolean()));
    }

    [Theory]
    [InlineData(-600, "before now")]
    [InlineData(600, "after now")]
    public async Task A_clock_that_is_off_is_said_with_how_far_and_which_way(int seconds, string which)
    {
        var run = await VerifyAsync("{}", seconds: seconds);

        Assert.Equal("stale_timestamp", run.Exits(1).Json.GetProperty("reason").GetString());
        Assert.Matches($"of (10 min [0-9] s|9 min 5[0-9] s) {which}", run.Json.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("""{"a":1}""", "{\"a\":1}\n", "line break at its end")]
    [InlineData("{\"a\":1}\n", """{"a":1}""", "was cut off")]
    [InlineData("{\n\"a\":1}", "{\r\n\"a\":1}", "CR LF")]
    [InlineData("""{"a":1,"b":"é"}""", """{ "a": 1, "b": "é" }""", "parsed and written again")]
    [InlineData("""{"a":"\u00E9"}""", """{"a":"é"}""", "parsed and written again")]
    public async Task An_altered_body_is_said_with_what_altered_it(string original, string arrived, string expected)
    {
        var run = await VerifyAsync(original, arrived: arrived);

        Assert.Equal("altered_body", run.Exits(1).Json.GetProperty("reason").GetString());
        Assert.Contains(expected, run.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_secret_fits_nothing()
    {
        var run = await VerifyAsync("{}", secret: WebhookSigner.NewSecret());

        Assert.Equal("mismatch", run.Exits(1).Json.GetProperty("reason").GetString());
        Assert.DoesNotContain(Secret, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_several_secrets_is_enough()
    {
        var run = await VerifyAsync("{}", more: ["--secret", WebhookSigner.NewSecret()]);

        Assert.Equal("valid", run.Exits(0).Json.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("webhook-signature", """{"topic":"sms.sent","version":"2.0","data":{}}""", "missing_header", "webhook-signature")]
    [InlineData("webhook-id webhook-timestamp webhook-signature", """{"topic":"CALL_RECEIVED","data":{"id":"call_1"}}""", "v1", "does not sign")]
    public async Task What_is_missing_is_named_unless_it_is_v1(string without, string body, string reason, string expected)
    {
        var run = await VerifyAsync(body, without: without.Split(' '));

        Assert.Equal(reason, run.Exits(1).Json.GetProperty("reason").GetString());
        Assert.Contains(expected, run.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json", "is not JSON")]
    [InlineData("""{"body":"{}"}""", "no 'headers'")]
    [InlineData("""{"headers":{}}""", "no body")]
    public async Task A_file_that_is_no_delivery_is_a_mistake(string content, string expected)
    {
        var run = (await ToolProcess.RunAsync("verify", _folder.Write("delivery.json", content), "--secret", Secret)).Exits(2);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whsec_***", "--secret is not a signing secret")]
    [InlineData(null, "by which secret")]
    public async Task A_secret_in_another_form_or_none_is_a_mistake(string? secret, string expected)
    {
        var file = _folder.Write("delivery.json", """{"headers":{},"body":"{}"}""");

        var run = (await ToolProcess.RunAsync(secret is null ? ["verify", file] : ["verify", file, "--secret", secret])).Exits(2);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("***", run.Error, StringComparison.Ordinal);
    }

    private async Task<ToolRun> VerifyAsync(
        string original, string? arrived = null, int seconds = 0, string? secret = null, string[]? without = null, string[]? more = null)
    {
        var time = TimeProvider.System.GetUtcNow().AddSeconds(seconds);
        var headers = new WebhookSigner(Secret).CreateHeaders("msg_1", time, Encoding.UTF8.GetBytes(original))
            .Where(header => without?.Contains(header.Key) is not true)
            .ToDictionary(header => header.Key.ToUpper(CultureInfo.InvariantCulture), header => header.Value);
        var file = _folder.Write("delivery.json", JsonSerializer.Serialize(new { headers, body = arrived ?? original }));
        return await ToolProcess.RunAsync(["verify", file, "--secret", secret ?? Secret, "--json", .. more ?? []]);
    }
}
