using System.ComponentModel;
using Spectre.Console.Cli;

namespace Withallo.Tool;

internal class ExportSettings : AccountSettings
{
    [CommandOption("--from <DAY>")]
    [Description("The first day, such as 2026-04-01")]
    public string? From { get; init; }

    [CommandOption("--to <DAY>")]
    [Description("The last day, such as 2026-04-30")]
    public string? To { get; init; }

    [CommandOption("--out <FOLDER>")]
    [Description("Where the files go")]
    [DefaultValue("export")]
    public string Out { get; init; } = "export";

    [CommandOption("--number <NUMBER>")]
    [Description("Only this number of the account")]
    public string? Number { get; init; }
}
