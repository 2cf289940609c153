using System.Text.Json.Nodes;
using Withallo.Api;

namespace Withallo.Tool;

/// <summary>Lists calls of a number.</summary>
internal sealed class CallsSearchCommand : ToolCommand<CallsSearchSettings>
{
    private const int MaxPageSize = 100;

    protected override async Task<int> RunAsync(CallsSearchSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        if (settings.Limit < 1)
        {
            throw new ToolException("--limit takes a number from 1 on.", ExitCode.Usage);
        }

        using var client = await Account.OpenAsync(settings, terminal, cancellationToken).ConfigureAwait(false);
        var number = settings.Number ?? await OwnNumber.FindAsync(client, _ => true, "--number", cancellationToken).ConfigureAwait(false);
        var calls = client.Calls.SearchAllAsync(
            number, settings.Contact, pageSize: Math.Min(settings.Limit, MaxPageSize), cancellationToken: cancellationToken);
        var rows = new List<JsonNode?[]>();
        await foreach (var call in calls.Take(settings.Limit).ConfigureAwait(false))
        {
            rows.Add(
            [
                call.Id,
                Instant.Of(call.StartDate),
                call.Type.Value,
                call.FromNumber,
                call.ToNumber,
                call.LengthInMinutes,
                call.Result.Value,
                call.Summary,
            ]);
        }

        terminal.Table(
            ["id", "start_date", "direction", "from_number", "to_number", "length_in_minutes", "result", "summary"], rows, nothing: "There are no such calls.");
        return ExitCode.Success;
    }
}
