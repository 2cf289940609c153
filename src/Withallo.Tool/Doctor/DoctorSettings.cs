using System.ComponentModel;
using Spectre.Console.Cli;

namespace Withallo.Tool;

internal sealed class DoctorSettings : AccountSettings
{
    [CommandOption("--write")]
    [Description("Also create a disabled webhook and delete it")]
    public bool Write { get; init; }

    [CommandOption("--sms-to <NUMBER>")]
    [Description("Also send one message to this number: by a sender ID to France, otherwise from a number of the account")]
    public string? SmsTo { get; init; }

    [CommandOption("--sms-from <NUMBER>")]
    [Description("The number or sender ID that message is sent from; otherwise the first one that fits")]
    public string? SmsFrom { get; init; }
}
