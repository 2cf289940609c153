using System.ComponentModel;
using Spectre.Console.Cli;

namespace Withallo.Tool;

internal sealed class ServeSettings : ToolSettings
{
    [CommandOption("--port <PORT>")]
    [Description("The port on this machine; 0 takes a free one")]
    [DefaultValue(4010)]
    public int Port { get; init; }

    [CommandOption("--key <KEY>")]
    [Description("The one key that is valid; otherwise a made-up one")]
    public string? Key { get; init; }

    [CommandOption("--scopes <SCOPES>")]
    [Description("What the key may do, with commas; otherwise everything")]
    public string? Scopes { get; init; }

    [CommandOption("--seed <SEED>")]
    [Description("'demo' for a small business with numbers, contacts, calls and messages; 'none' to begin empty")]
    [DefaultValue("demo")]
    public string Seed { get; init; } = "demo";

    [CommandOption("--rate-limits <LIMITS>")]
    [Description("Requests a second of API v2: 'documented' (20 reads, 5 writes), 'none', or two numbers such as 10,2")]
    [DefaultValue("documented")]
    public string RateLimits { get; init; } = "documented";

    [CommandOption("--latency <TIME>")]
    [Description("How long every request takes at least, such as 200ms")]
    public string? Latency { get; init; }

    [CommandOption("--speed <FACTOR>")]
    [Description("How many times faster than Allo a webhook that failed is sent again; at 1 the eight attempts take 27 hours and a half")]
    [DefaultValue(1000.0)]
    public double Speed { get; init; }

    [CommandOption("--secret <SECRET>")]
    [Description("The signing secret of new v2 webhooks, whsec_…; otherwise another one for each")]
    public string? Secret { get; init; }
}
