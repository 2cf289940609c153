using System.Text.RegularExpressions;

namespace Withallo.Tool.Tests;

/// <summary>docs/tool.md names what the tool has.</summary>
public sealed partial class DocsTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("send")]
    [InlineData("verify")]
    [InlineData("listen")]
    [InlineData("doctor")]
    [InlineData("sms send")]
    [InlineData("numbers")]
    [InlineData("webhooks list")]
    [InlineData("webhooks create")]
    [InlineData("webhooks delete")]
    [InlineData("calls search")]
    [InlineData("export calls")]
    [InlineData("export messages")]
    public async Task Every_command_and_each_of_its_options_is_documented(string command)
    {
        var docs = await File.ReadAllTextAsync(InstalledTool.PathOf("docs/tool.md"), TestContext.Current.CancellationToken);

        var help = (await ToolProcess.RunAsync([.. command.Split(' '), "--help"])).Exits(0).Output;

        var options = Option().Matches(help).Select(match => match.Value).Except(["--help"]).ToArray();
        Assert.Contains("--json", options);
        Assert.Contains(command, docs, StringComparison.Ordinal);
        Assert.All(options, option => Assert.Matches(Regex.Escape(option) + @"\b", docs));
    }

    [GeneratedRegex("(?<=^ +(-., )?)--[a-z-]+", RegexOptions.Multiline)]
    private static partial Regex Option();
}
