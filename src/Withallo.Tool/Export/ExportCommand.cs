using System.Globalization;
using System.Text.Json.Nodes;
using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Tool;

/// <summary>An export: reads the days, shows the progress, says what was done.</summary>
internal abstract class ExportCommand<TSettings> : ToolCommand<TSettings>
    where TSettings : ExportSettings
{
    protected abstract Task<Exported> ExportAsync(TSettings settings, Exporter exporter, ItemSearchRequest request, CancellationToken cancellationToken);

    protected sealed override async Task<int> RunAsync(TSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var (from, to) = (Day(settings.From, "--from"), Day(settings.To, "--to"));
        if (to < from)
        {
            throw new ToolException("--to is before --from.", ExitCode.Usage);
        }

        var request = new ItemSearchRequest { Date = new AnalyticsDateRange(from, to), AlloNumber = settings.Number };
        using var client = await Account.OpenAsync(settings, terminal, cancellationToken).ConfigureAwait(false);
        try
        {
            var exported = await RunAsync(settings, client, request, terminal, cancellationToken).ConfigureAwait(false);
            var folder = Path.GetFullPath(settings.Out);
            terminal.Json(new JsonObject
            {
                ["folder"] = folder,
                ["new_rows"] = exported.New,
                ["known_rows"] = exported.Known,
                ["new_recordings"] = exported.Recordings,
            });
            terminal.Line($"{exported.New} new rows and {exported.Recordings} new recordings in {folder}; {exported.Known} rows were there already.");
            return ExitCode.Success;
        }
        catch (Exception exception) when (Failure.Describe(exception) is { ExitCode: not ExitCode.Unexpected } failure)
        {
            // Whatever stopped it, what is written stays.
            throw new ToolException($"{failure.Message} Run it again to go on from here.", failure.ExitCode, exception);
        }
    }

    private async Task<Exported> RunAsync(
        TSettings settings, WithalloClient client, ItemSearchRequest request, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!terminal.IsPretty)
        {
            return await ExportAsync(settings, new Exporter(client, settings.Out, new NoProgress()), request, cancellationToken).ConfigureAwait(false);
        }

        return await ExportBar.Create(terminal.Out).StartAsync(progress => ExportAsync(
            settings, new Exporter(client, settings.Out, new ExportBar(progress.AddTask("Exporting"))), request, cancellationToken)).ConfigureAwait(false);
    }

    private static DateOnly Day(string? text, string option) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ToolException($"{option} takes a day such as 2026-04-01.", ExitCode.Usage);
}
