using System.Text.Json;

namespace Withallo.Tool.Tests;

/// <summary>What a run of the tool left.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails with all that was said unless the run ended so.</summary>
    public ToolRun Exits(int code)
    {
        Assert.True(code == ExitCode, $"Exit code {ExitCode}, not {code}.\n{Output}\n{Error}");
        return this;
    }
}
