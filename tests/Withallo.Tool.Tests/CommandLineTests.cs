namespace Withallo.Tool.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("frobnicate", "Unknown command 'frobnicate'. Try --help.")]
    [InlineData("send", "Command 'send' is missing required argument 'topic'. Try --help.")]
    [InlineData("numbers --frobnicate", "Unknown option 'frobnicate'. Try --help.")]
    [InlineData("serve --port soon", "'soon' is not a number. Try --help.")]
    [InlineData("serve --speed fast", "'fast' is not a number. Try --help.")]
    [InlineData("calls search --limit", "The last option lacks its value. Try --help.")]
    public async Task A_mistake_is_a_sentence_and_2(string arguments, string expected)
    {
        var run = (await ToolProcess.RunAsync(arguments.Split(' '))).Exits(2);

        Assert.Equal(("", expected + "\n"), (run.Output, run.Error));
    }

    [Theory]
    [InlineData("sms")]
    [InlineData("webhooks")]
    [InlineData("calls")]
    [InlineData("export")]
    public async Task A_branch_alone_shows_its_help_and_is_a_mistake(string branch) =>
        Assert.Contains("COMMANDS", (await ToolProcess.RunAsync(branch)).Exits(2).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Help_and_version_are_none()
    {
        var help = (await ToolProcess.RunAsync("--help")).Exits(0);
        var version = (await ToolProcess.RunAsync("--version")).Exits(0);

        Assert.Contains("withallo serve", help.Output, StringComparison.Ordinal);
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+\n$", version.Output);
    }
}
