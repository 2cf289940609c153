using System.ComponentModel;
using Spectre.Console.Cli;

namespace Withallo.Tool;

/// <summary>What every command takes.</summary>
internal class ToolSettings : CommandSettings
{
    [CommandOption("--json")]
    [Description("Write JSON, for programs")]
    public bool Json { get; init; }

    [CommandOption("--debug")]
    [Description("Show the whole exception when something fails")]
    public bool Debug { get; init; }
}
