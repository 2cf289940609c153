using System.ComponentModel;
using Spectre.Console.Cli;

namespace Withallo.Tool;

internal sealed class ExportCallsSettings : ExportSettings
{
    [CommandOption("--recordings")]
    [Description("Download the recordings too, into a folder beside the CSV file")]
    public bool Recordings { get; init; }
}
