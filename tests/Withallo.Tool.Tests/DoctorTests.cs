namespace Withallo.Tool.Tests;

public sealed class DoctorTests
{
    [Fact]
    public async Task A_healthy_account_is_read_and_nothing_else()
    {
        await using var serve = await Serve.StartAsync();

        var run = (await serve.RunAsync("doctor", "--json")).Exits(0);

        Assert.True(run.Json.GetProperty("healthy").GetBoolean());
        Assert.Equal(["reachability", "clock", "key, API v2", "API v1", "numbers", "webhooks"], Checks(run));
        Assert.Contains("SMS_SEND", Detail(run, "key, API v2"), StringComparison.Ordinal);
        Assert.Equal("3 numbers, 1 sender ID.", Detail(run, "numbers"));
        Assert.DoesNotContain("\"method\":\"POST\"", serve.Process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(serve.Key, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_writes_when_asked_to_and_leaves_nothing_behind()
    {
        await using var serve = await Serve.StartAsync();

        var run = (await serve.RunAsync("doctor", "--write", "--sms-to", "+13125550110", "--json")).Exits(0);
        var french = (await serve.RunAsync("doctor", "--sms-to", "+33639980100")).Exits(0);
        var webhooks = (await serve.RunAsync("webhooks", "list", "--json")).Exits(0);

        Assert.Equal(["write", "message"], Checks(run)[^2..]);
        Assert.Contains("sender ID", french.Lines[^1], StringComparison.Ordinal);
        Assert.Equal("[]", webhooks.Output.Trim());
        await serve.Process.WaitForAsync("""
            "method":"DELETE","route":"/v1/api/webhooks/{webhook_id}"
            """);
    }

    [Fact]
    public async Task Webhooks_that_nobody_is_behind_are_found()
    {
        await using var endpoint = await Endpoint.StartAsync();
        await using var serve = await Serve.StartAsync();
        (await serve.RunAsync("webhooks", "create", "--url", endpoint.Url, "--topics", "sms.sent")).Exits(0);
        (await serve.RunAsync("webhooks", "create", "--url", "http://127.0.0.1:9/secret-path", "--topics", "sms.sent")).Exits(0);

        var run = (await serve.RunAsync("doctor")).Exits(1);

        Assert.Equal("ok", run.Lines[^2].Split('\t')[0]);
        Assert.Matches("^failed\twebhook\tep_[^ ]+: Nobody listens at http://127.0.0.1:9.$", run.Lines[^1]);
        Assert.DoesNotContain("secret-path", run.Output, StringComparison.Ordinal);
        Assert.Empty(endpoint.Received);
    }

    [Fact]
    public async Task A_key_that_may_little_is_no_failure_but_said()
    {
        await using var serve = await Serve.StartAsync("--scopes", "SMS_SEND");

        var run = (await serve.RunAsync("doctor")).Exits(0);

        Assert.Contains(run.Lines, line => line.StartsWith("warning\tAPI v1\tThe key lacks the scope CONVERSATIONS_READ", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith("warning\twebhooks\tThe key lacks the scope WEBHOOKS_READ_WRITE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_key_ends_it_there()
    {
        await using var serve = await Serve.StartAsync();

        var run = (await serve.RunAsync("doctor", "--api-key", "ak_other", "--json")).Exits(3);

        Assert.Equal(["reachability", "clock", "key, API v2"], Checks(run));
        Assert.Contains("does not accept the key", Detail(run, "key, API v2"), StringComparison.Ordinal);
        Assert.DoesNotContain("ak_other", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_ends_it_before_a_key_is_asked_for()
    {
        var run = (await ToolProcess.RunAsync("doctor", "--base-url", "http://127.0.0.1:9")).Exits(4);

        Assert.Equal("failed\treachability\tNobody listens at http://127.0.0.1:9.\n", run.Output);
    }

    private static string[] Checks(ToolRun run) =>
        [.. run.Json.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("check").GetString()!)];

    private static string Detail(ToolRun run, string name) => run.Json.GetProperty("checks").EnumerateArray()
        .Single(check => check.GetProperty("check").GetString() == name).GetProperty("detail").GetString()!;
}
