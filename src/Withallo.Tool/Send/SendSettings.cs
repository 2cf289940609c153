using System.ComponentModel;
using Spectre.Console.Cli;

namespace Withallo.Tool;

internal sealed class SendSettings : ToolSettings
{
    [CommandArgument(0, "<topic>")]
    [Description("What the event is about, such as call.completed (v2) or CALL_RECEIVED (v1); any other name is sent all the same")]
    public string Topic { get; init; } = "";

    [CommandOption("--url <URL>")]
    [Description("The endpoint")]
    public string? Url { get; init; }

    [CommandOption("--secret <SECRET>")]
    [Description("The signing secret, whsec_…, for v2; otherwise WITHALLO_WEBHOOK_SECRET")]
    public string? Secret { get; init; }

    [CommandOption("--unsigned")]
    [Description("Send a v2 event without a signature, to see it refused")]
    public bool Unsigned { get; init; }

    [CommandOption("--path-token <TOKEN>")]
    [Description("The token that v1 endpoints have in their address: put where the URL has {token}, otherwise at its end")]
    public string? PathToken { get; init; }

    [CommandOption("--set <PATH=VALUE>")]
    [Description("Change a value of the body, such as data.from_number=+33639980100 or data.tags.0=vip; JSON is taken as JSON. May be repeated")]
    public string[] Set { get; init; } = [];

    [CommandOption("--body <FILE>")]
    [Description("Send this file as the whole body, byte for byte; - reads standard input")]
    public string? Body { get; init; }

    [CommandOption("--header <NAME=VALUE>")]
    [Description("A further header. May be repeated")]
    public string[] Header { get; init; } = [];

    [CommandOption("--id <ID>")]
    [Description("The webhook-id; the same one twice is the same event twice")]
    public string? Id { get; init; }

    [CommandOption("--times <N>")]
    [Description("How many events")]
    [DefaultValue(1)]
    public int Times { get; init; }

    [CommandOption("--parallel <M>")]
    [Description("How many at a time")]
    [DefaultValue(1)]
    public int Parallel { get; init; }

    [CommandOption("--insecure")]
    [Description("Accept any certificate, such as a development one")]
    public bool Insecure { get; init; }
}
