using System.Text.Json.Nodes;
using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Tool;

/// <summary>Sends a message.</summary>
internal sealed class SmsSendCommand : ToolCommand<SmsSendSettings>
{
    protected override async Task<int> RunAsync(SmsSendSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var to = settings.To ?? throw new ToolException("Who gets it? Give the number with --to.", ExitCode.Usage);
        var text = settings.Text ?? throw new ToolException("What does it say? Give the text with --text.", ExitCode.Usage);
        if (settings is { From: not null, SenderId: not null })
        {
            throw new ToolException("A message is sent from a number or by a sender ID: give one of --from and --sender-id.", ExitCode.Usage);
        }

        using var client = await Account.OpenAsync(settings, terminal, cancellationToken).ConfigureAwait(false);
        SentSms sent;
        if (settings.SenderId is { } senderId)
        {
            sent = await client.Sms.SendFranceAsync(senderId, to, text, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var from = settings.From ?? await OwnNumber.FindAsync(
                client, number => number.Capabilities.Contains(NumberCapability.Sms), "--from", cancellationToken).ConfigureAwait(false);
            sent = await client.Sms.SendAsync(from, to, text, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        terminal.Json(new JsonObject
        {
            ["from_number"] = sent.FromNumber,
            ["sender_id"] = sent.SenderId,
            ["to_number"] = sent.ToNumber,
            ["content"] = sent.Content,
            ["start_date"] = Instant.Of(sent.StartDate),
        });
        terminal.Line($"[green]Sent[/] to {sent.ToNumber ?? to} from {sent.SenderId ?? sent.FromNumber ?? "the account"}.");
        return ExitCode.Success;
    }
}
