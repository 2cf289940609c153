using System.ComponentModel;
using Spectre.Console.Cli;

namespace Withallo.Tool;

internal sealed class VerifySettings : ToolSettings
{
    [CommandArgument(0, "[delivery]")]
    [Description("A JSON file with 'headers' (an object) and 'body' (a text); - reads standard input")]
    public string? Delivery { get; init; }

    [CommandOption("--secret <SECRET>")]
    [Description("The endpoint's signing secret, whsec_…; otherwise WITHALLO_WEBHOOK_SECRET. May be repeated")]
    public string[] Secret { get; init; } = [];

    [CommandOption("--id <ID>")]
    [Description("The webhook-id header")]
    public string? Id { get; init; }

    [CommandOption("--timestamp <SECONDS>")]
    [Description("The webhook-timestamp header")]
    public string? Timestamp { get; init; }

    [CommandOption("--signature <SIGNATURE>")]
    [Description("The webhook-signature header")]
    public string? Signature { get; init; }

    [CommandOption("--header <NAME=VALUE>")]
    [Description("A header by its name. May be repeated")]
    public string[] Header { get; init; } = [];

    [CommandOption("--body <FILE>")]
    [Description("The body, byte for byte as it came; - reads standard input")]
    public string? Body { get; init; }

    [CommandOption("--tolerance <TIME>")]
    [Description("How far the timestamp may be from now, such as 5m; 'none' for a delivery of long ago")]
    [DefaultValue("5m")]
    public string Tolerance { get; init; } = "5m";
}
