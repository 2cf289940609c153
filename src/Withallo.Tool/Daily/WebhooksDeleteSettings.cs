using System.ComponentModel;
using Spectre.Console.Cli;

namespace Withallo.Tool;

internal sealed class WebhooksDeleteSettings : AccountSettings
{
    [CommandArgument(0, "<id>")]
    [Description("Its id: web-… is one of API v1, anything else of v2")]
    public string Id { get; init; } = "";
}
