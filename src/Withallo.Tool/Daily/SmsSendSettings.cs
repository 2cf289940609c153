using System.ComponentModel;
using Spectre.Console.Cli;

namespace Withallo.Tool;

internal sealed class SmsSendSettings : AccountSettings
{
    [CommandOption("--to <NUMBER>")]
    [Description("Who gets it, such as +13125550110")]
    public string? To { get; init; }

    [CommandOption("--text <TEXT>")]
    [Description("What it says")]
    public string? Text { get; init; }

    [CommandOption("--from <NUMBER>")]
    [Description("The account's number it is sent from; not needed when there is only one that can send messages")]
    public string? From { get; init; }

    [CommandOption("--sender-id <ID>")]
    [Description("The sender ID it is sent by, which messages to France need")]
    public string? SenderId { get; init; }
}
