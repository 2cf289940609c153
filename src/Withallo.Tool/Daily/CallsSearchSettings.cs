using System.ComponentModel;
using Spectre.Console.Cli;

namespace Withallo.Tool;

internal sealed class CallsSearchSettings : AccountSettings
{
    [CommandOption("--number <NUMBER>")]
    [Description("The account's number; not needed when there is only one")]
    public string? Number { get; init; }

    [CommandOption("--contact <NUMBER>")]
    [Description("Only calls with this number")]
    public string? Contact { get; init; }

    [CommandOption("--limit <N>")]
    [Description("How many at most")]
    [DefaultValue(20)]
    public int Limit { get; init; }
}
