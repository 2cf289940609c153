using System.ComponentModel;
using Spectre.Console.Cli;

namespace Withallo.Tool;

internal sealed class WebhooksCreateSettings : AccountSettings
{
    [CommandOption("--url <URL>")]
    [Description("The endpoint's public https address")]
    public string? Url { get; init; }

    [CommandOption("--topics <TOPICS>")]
    [Description("Which events, with commas, such as call.completed,sms.received")]
    public string? Topics { get; init; }

    [CommandOption("--description <TEXT>")]
    [Description("What it is for; v2 only")]
    public string? Description { get; init; }

    [CommandOption("--number <NUMBER>")]
    [Description("Make a webhook of API v1, for this number of the account alone; its topics are written like CALL_RECEIVED")]
    public string? Number { get; init; }
}
