namespace Withallo.Tool.Tests;

/// <summary>The tool in a pseudo terminal, where a person sits.</summary>
public sealed class TerminalTests : IAsyncLifetime
{
    private const string Escape = "\u001b[";

    private Serve _serve = null!;

    public async ValueTask InitializeAsync() => _serve = await Serve.StartAsync();

    public ValueTask DisposeAsync() => _serve.DisposeAsync();

    [Fact]
    public async Task Rows_are_a_table()
    {
        await using var tool = ToolProcess.StartInTerminal(_serve.Environment, "numbers");

        var run = (await tool.EndAsync()).Exits(0);

        Assert.Contains("╭", run.Output, StringComparison.Ordinal);
        Assert.Contains("Paris Office", run.Output, StringComparison.Ordinal);
        Assert.Contains(Escape, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NO_COLOR_is_honoured()
    {
        await using var tool = ToolProcess.StartInTerminal([.. _serve.Environment, ("NO_COLOR", "1")], "doctor");

        var run = (await tool.EndAsync()).Exits(0);

        Assert.Contains("✓", run.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("\u001b\\[(3[0-8]|9[0-7])", run.Output);
    }

    [Fact]
    public async Task JSON_is_JSON_in_a_terminal_too()
    {
        await using var tool = ToolProcess.StartInTerminal(_serve.Environment, "numbers", "--json");

        var run = (await tool.EndAsync()).Exits(0);

        Assert.Contains("""[{"number":"+12125550100","name":"Main Line",""", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_asked_for_and_not_shown()
    {
        await using var tool = ToolProcess.StartInTerminal([("WITHALLO_BASE_URL", _serve.Url.AbsoluteUri)], "numbers");
        await tool.WaitForAsync("API key:");

        await tool.TypeAsync(_serve.Key + "\r");
        var run = (await tool.EndAsync()).Exits(0);

        Assert.Contains("Paris Office", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(_serve.Key[..12], run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("*", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_at_the_prompt_ends_it()
    {
        await using var tool = ToolProcess.StartInTerminal([("WITHALLO_BASE_URL", _serve.Url.AbsoluteUri)], "numbers");
        await tool.WaitForAsync("API key:");

        await tool.TypeAsync("\u0003");

        (await tool.EndAsync()).Exits(130);
    }

    [Fact]
    public async Task Ctrl_C_ends_serve()
    {
        await using var tool = ToolProcess.StartInTerminal([], "serve", "--port", "0");
        await tool.WaitForAsync("Ctrl+C ends it");
        await tool.WaitForAsync("WITHALLO_BASE_URL=");

        await tool.TypeAsync("\u0003");

        var run = (await tool.EndAsync()).Exits(0);
        Assert.Contains("Stopped.", run.Output, StringComparison.Ordinal);

        // What is to be copied stands on one line, however long.
        Assert.Matches("export WITHALLO_API_KEY=ak_sandbox_[0-9a-f]{32} WITHALLO_BASE_URL=http://127.0.0.1:[0-9]+", run.Output);
    }

    [Fact]
    public async Task Listen_sends_the_last_event_once_more_and_deletes_its_webhook_at_Ctrl_C()
    {
        await using var endpoint = await Endpoint.StartAsync();
        await using var tool = ToolProcess.StartInTerminal(_serve.Environment, "listen", "--forward-to", endpoint.Url);
        await tool.WaitForAsync("r sends the last event once more");
        (await _serve.RunAsync("sms", "send", "--from", "+12125550100", "--to", "+13125550110", "--text", "Hi")).Exits(0);
        await tool.WaitForAsync("200");

        await tool.TypeAsync("r");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (endpoint.Received.Count < 2)
        {
            await Task.Delay(20, deadline.Token);
        }

        await tool.TypeAsync("\u0003");
        var run = (await tool.EndAsync()).Exits(0);

        Assert.Equal(endpoint.Received.First().Headers["webhook-id"], endpoint.Received.Last().Headers["webhook-id"]);
        Assert.Matches("the webhook ep_[^ ]+ is deleted", run.Output);
        Assert.Equal("[]", (await _serve.RunAsync("webhooks", "list", "--json")).Exits(0).Output.Trim());
    }

    [Fact]
    public async Task An_export_shows_a_bar_with_rate_and_time_left()
    {
        using var folder = new TemporaryFolder();
        await using var slow = await Serve.StartAsync("--rate-limits", "none", "--latency", "30ms");
        await using var tool = ToolProcess.StartInTerminal(
            slow.Environment, "export", "calls", "--from", "2026-04-01", "--to", "2026-04-30", "--out", folder.Path, "--recordings");

        var run = (await tool.EndAsync()).Exits(0);

        Assert.Contains("100%", run.Output, StringComparison.Ordinal);
        Assert.Matches("[0-9]+/s", run.Output);
        Assert.Matches("[0-9]{2}:[0-9]{2}:[0-9]{2}", run.Output);
        Assert.Contains("60 new rows and 40 new recordings", run.Output, StringComparison.Ordinal);
    }
}
