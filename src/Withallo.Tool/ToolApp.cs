using System.Text.RegularExpressions;
using Spectre.Console.Cli;

namespace Withallo.Tool;

/// <summary>The commands, their help, and what a mistake in the command line leads to.</summary>
internal static partial class ToolApp
{
    private static readonly string[] Branches = ["sms", "webhooks", "calls", "export"];

    public static async Task<int> RunAsync(string[] args)
    {
        using var signals = new StopSignals();
        var app = new CommandApp();
        app.Configure(Configure);
        try
        {
            // The parser takes a lone dash for an option without a name.
            var exitCode = await app.RunAsync(args.Select(argument => argument == "-" ? InputFile.StandardInput : argument), signals.Token)
                .ConfigureAwait(false);

            // A branch alone shows its help, which is not what was meant.
            return args is [var only] && Branches.Contains(only) ? ExitCode.Usage : exitCode;
        }
        catch (CommandAppException exception)
        {
            var terminal = new Terminal(isJson: args.Contains("--json"), isDebug: args.Contains("--debug"));
            return terminal.Fail(new ToolException(Explain(exception.Message) + " Try --help.", ExitCode.Usage));
        }
    }

    /// <summary>The parser's own sentence, but for values: it speaks of .NET's types, and of a missing value as one of its own names.</summary>
    private static string Explain(string message) => Conversion().Match(message) switch
    {
        { Success: true, Groups: [_, { Value: "__default_command" }] } => "The last option lacks its value.",
        { Success: true, Groups: [_, { Value: var value }] } => $"'{value}' is not a number.",
        _ => message.TrimEnd('.') + ".",
    };

    [GeneratedRegex("^Failed to convert '(.*)' to (?:Int32|Double)")]
    private static partial Regex Conversion();

    private static void Configure(IConfigurator config)
    {
        config.SetApplicationName("withallo");
        config.SetApplicationVersion(ToolVersion.Current);
        config.UseStrictParsing();
        config.PropagateExceptions();
        config.Settings.Console = Terminal.CreateHelpConsole();
        config.AddExample("serve");
        config.AddExample("send", "call.completed", "--url", "http://localhost:5000/webhooks/allo", "--secret", "whsec_…");
        config.AddExample("listen", "--base-url", "http://127.0.0.1:4010", "--forward-to", "http://localhost:5000/webhooks/allo");
        config.AddExample("doctor");

        config.AddCommand<ServeCommand>("serve")
            .WithDescription("Run a fake Allo on this machine, for any language: both generations of the API, webhooks, and a page that shows what comes.")
            .WithExample("serve")
            .WithExample("serve", "--port", "0", "--rate-limits", "none", "--latency", "200ms")
            .WithExample("serve", "--seed", "none", "--scopes", "SMS_SEND,CONVERSATIONS_READ");
        config.AddCommand<SendCommand>("send")
            .WithDescription("Send an event to an endpoint, signed and written as Allo does. Exits 1 unless the response is 2xx.")
            .WithExample("send", "call.completed", "--url", "http://localhost:5000/webhooks/allo", "--secret", "whsec_…")
            .WithExample("send", "sms.received", "--url", "http://localhost:5000/webhooks/allo", "--secret", "whsec_…", "--set", "data.from_number=+33639980100")
            .WithExample("send", "CALL_RECEIVED", "--url", "http://localhost:5000/webhooks/allo/v1", "--path-token", "…")
            .WithExample("send", "sms.sent", "--url", "http://localhost:5000/hook", "--secret", "whsec_…", "--times", "100", "--parallel", "10");
        config.AddCommand<VerifyCommand>("verify")
            .WithDescription("Say whether a delivery's signature holds and, if not, why.")
            .WithExample("verify", "delivery.json", "--secret", "whsec_…")
            .WithExample("verify", "--secret", "whsec_…", "--id", "msg_…", "--timestamp", "1710510600", "--signature", "v1,…", "--body", "body.json");
        config.AddCommand<ListenCommand>("listen")
            .WithDescription("Receive the account's webhooks here: makes a temporary webhook, verifies, forwards, shows each event, and deletes the webhook at the end.")
            .WithExample("listen", "--url", "https://abc.tunnel.example", "--forward-to", "http://localhost:5000/webhooks/allo")
            .WithExample("listen", "--base-url", "http://127.0.0.1:4010", "--topics", "sms.received,sms.sent");
        config.AddCommand<DoctorCommand>("doctor")
            .WithDescription("Check key, scopes, both generations of the API, the clock, numbers and webhooks. Changes nothing unless asked to.")
            .WithExample("doctor")
            .WithExample("doctor", "--write", "--sms-to", "+12025550123");
        config.AddBranch("sms", branch =>
        {
            branch.SetDescription("Messages.");
            branch.AddCommand<SmsSendCommand>("send")
                .WithDescription("Send a message.")
                .WithExample("sms", "send", "--from", "+12125550100", "--to", "+13125550110", "--text", "Your order is ready.")
                .WithExample("sms", "send", "--sender-id", "WILLOW", "--to", "+33639980100", "--text", "Votre commande est prête.");
        });
        config.AddCommand<NumbersCommand>("numbers")
            .WithDescription("List the account's numbers and sender IDs.")
            .WithExample("numbers", "--json");
        config.AddBranch("webhooks", branch =>
        {
            branch.SetDescription("Webhooks of both generations.");
            branch.AddCommand<WebhooksListCommand>("list")
                .WithDescription("List the webhooks.");
            branch.AddCommand<WebhooksCreateCommand>("create")
                .WithDescription("Create a webhook; with --number one of API v1, for that number alone. Shows the signing secret.")
                .WithExample("webhooks", "create", "--url", "https://example.com/webhooks/allo", "--topics", "call.completed,sms.received");
            branch.AddCommand<WebhooksDeleteCommand>("delete")
                .WithDescription("Delete a webhook.")
                .WithExample("webhooks", "delete", "ep_2NfDKEm9sF8xK3pQr1Zt");
        });
        config.AddBranch("calls", branch =>
        {
            branch.SetDescription("Calls.");
            branch.AddCommand<CallsSearchCommand>("search")
                .WithDescription("List calls of a number, newest first.")
                .WithExample("calls", "search", "--number", "+12125550100", "--limit", "50");
        });
        config.AddBranch("export", branch =>
        {
            branch.SetDescription("Export to CSV. Stop it whenever you like: the next run goes on where it stopped.");
            branch.AddCommand<ExportCallsCommand>("calls")
                .WithDescription("Export calls and, if asked to, their recordings.")
                .WithExample("export", "calls", "--from", "2026-04-01", "--to", "2026-04-30", "--out", "april", "--recordings");
            branch.AddCommand<ExportMessagesCommand>("messages")
                .WithDescription("Export messages.")
                .WithExample("export", "messages", "--from", "2026-04-01", "--to", "2026-04-30", "--out", "april");
        });
    }
}
