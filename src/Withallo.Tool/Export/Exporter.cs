using System.Globalization;
using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Tool;

/// <summary>
/// Exports calls or messages. What is done is read from the export itself: a row that stands in the CSV file is not written again, and a
/// recording that has its name is complete, because the SDK gives it its name last.
/// </summary>
internal sealed class Exporter(IWithalloClient client, string folder, IExportProgress progress)
{
    public Task<Exported> CallsAsync(ItemSearchRequest request, bool withRecordings, CancellationToken cancellationToken) => RunAsync(
        "calls.csv",
        ["id", "direction", "allo_number", "contact_number", "date", "seconds", "result", "tags", "summary", "recording"],
        request with { Type = ItemTypeFilter.Call },
        async item =>
        {
            var recording = withRecordings ? await DownloadAsync(item, cancellationToken).ConfigureAwait(false) : default;
            return new ExportRow(
                [
                    item.Id,
                    item.Direction.Value,
                    item.AlloNumber,
                    item.ContactNumber,
                    Instant.Of(item.Date),
                    item.Duration?.ToString(CultureInfo.InvariantCulture),
                    item.Result.Value,
                    string.Join(' ', item.Tags),
                    item.Summary,
                    recording.File,
                ],
                recording.IsNew);
        },
        cancellationToken);

    public Task<Exported> MessagesAsync(ItemSearchRequest request, CancellationToken cancellationToken) => RunAsync(
        "messages.csv",
        ["id", "direction", "allo_number", "contact_number", "date", "type", "content"],
        request with { Type = ItemTypeFilter.Sms },
        item => Task.FromResult(new ExportRow(
            [item.Id, item.Direction.Value, item.AlloNumber, item.ContactNumber, Instant.Of(item.Date), item.MessageType.Value, item.Content],
            HasNewRecording: false)),
        cancellationToken);

    private async Task<Exported> RunAsync(
        string file, string[] header, ItemSearchRequest request, Func<ConversationItem, Task<ExportRow>> readAsync, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var csv = CsvFile.Open(Path.Combine(folder, file), header);
        await using (csv.ConfigureAwait(false))
        {
            var known = csv.FirstColumn();
            int added = 0, skipped = 0, recordings = 0;

            // Oldest first: what arrives meanwhile comes at the end and moves nothing.
            request = request with { Sort = ItemSort.DateAsc };
            var first = await client.V2.Conversations.SearchAsync(request with { Size = 1 }, cancellationToken: cancellationToken).ConfigureAwait(false);
            progress.Begin(first.TotalCount);
            await foreach (var item in client.V2.Conversations.SearchAllAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                var row = await readAsync(item).ConfigureAwait(false);
                recordings += row.HasNewRecording ? 1 : 0;

                // The row comes last: it says that all of the item is here.
                if (known.Contains(item.Id))
                {
                    skipped++;
                }
                else
                {
                    csv.Write(row.Values);
                    added++;
                }

                progress.Advance();
            }

            return new Exported(added, skipped, recordings);
        }
    }

    private async Task<(string? File, bool IsNew)> DownloadAsync(ConversationItem item, CancellationToken cancellationToken)
    {
        var name = $"recordings/{FileName(item.Id)}.mp3";
        var path = Path.Combine(folder, name);
        if (item.RecordingUrl is not { } url || File.Exists(path))
        {
            return (item.RecordingUrl is null ? null : name, IsNew: false);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await client.Recordings.DownloadToFileAsync(url, path, cancellationToken: cancellationToken).ConfigureAwait(false);
            return (name, IsNew: true);
        }
        catch (WithalloNotFoundException)
        {
            // Deleted in the meantime: the row is still worth having.
            return (null, IsNew: false);
        }
    }

    /// <summary>Ids are Allo's own, and still no path that leads elsewhere.</summary>
    private static string FileName(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
}
