using System.ComponentModel;
using Spectre.Console.Cli;

namespace Withallo.Tool;

internal sealed class ListenSettings : AccountSettings
{
    [CommandOption("--url <URL>")]
    [Description("The public address of your tunnel to --port; not needed when Allo is 'withallo serve' on this machine")]
    public string? Url { get; init; }

    [CommandOption("--port <PORT>")]
    [Description("The port on this machine that the tunnel leads to; without a tunnel any free one")]
    public int? Port { get; init; }

    [CommandOption("--forward-to <URL>")]
    [Description("Your application's endpoint; without it events are shown and acknowledged")]
    public string? ForwardTo { get; init; }

    [CommandOption("--topics <TOPICS>")]
    [Description("Which events, with commas; otherwise all of them")]
    public string? Topics { get; init; }

    [CommandOption("--sign-with <SECRET>")]
    [Description("Sign forwarded events anew, with the secret that your application has; otherwise Allo's own signature is passed on")]
    public string? SignWith { get; init; }

    [CommandOption("--print-secret")]
    [Description("Show the temporary webhook's signing secret")]
    public bool PrintSecret { get; init; }

    [CommandOption("--bodies")]
    [Description("Show each event's body")]
    public bool Bodies { get; init; }

    [CommandOption("--insecure")]
    [Description("Accept any certificate of your application, such as a development one")]
    public bool Insecure { get; init; }
}
