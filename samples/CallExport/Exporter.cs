using Withallo.Api;
using Withallo.Api.V2;

namespace CallExport;

/// <summary>
/// Exports calls and messages. What is done is read from the export itself: a row that stands in the CSV is not written again, and a
/// recording that has its name is complete, because the SDK gives it its name last.
/// </summary>
internal sealed class Exporter(IWithalloClient client, string folder, ProgressBar bar)
{
    public async Task<Exported> RunAsync(AnalyticsDateRange days, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await using var csv = CsvFile.Open(
            Path.Combine(folder, "conversations.csv"),
            "id", "type", "direction", "allo_number", "contact_number", "date", "seconds", "result", "text");
        var known = csv.FirstColumn();
        int added = 0, skipped = 0, recordings = 0;

        // Oldest first: what arrives meanwhile comes at the end and moves nothing.
        #region search
        var request = new ItemSearchRequest { Date = days, Sort = ItemSort.DateAsc };
        var total = (await client.V2.Conversations.SearchAsync(request with { Size = 1 }, cancellationToken: cancellationToken)).TotalCount;
        await foreach (ConversationItem item in client.V2.Conversations.SearchAllAsync(request, cancellationToken: cancellationToken))
        #endregion
        {
            if (await DownloadAsync(item, cancellationToken))
            {
                recordings++;
            }

            // The row comes last: it says that all of the item is here.
            if (known.Contains(item.Id))
            {
                skipped++;
            }
            else
            {
                csv.Write(
                    item.Id,
                    item.Type.Value,
                    item.Direction.Value,
                    item.AlloNumber,
                    item.ContactNumber,
                    $"{item.Date:yyyy-MM-ddTHH:mm:ssZ}",
                    $"{item.Call?.Duration?.TotalSeconds}",
                    item.Call?.Result.Value,
                    item.Message?.Content ?? item.Call?.Summary);
                added++;
            }

            bar.Show(added + skipped, total);
        }

        bar.End();
        return new Exported(added, skipped, recordings);
    }

    private async Task<bool> DownloadAsync(ConversationItem item, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "recordings", item.Id + ".mp3");
        if (item.Call?.RecordingUrl is not { } url || File.Exists(file))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            #region download
            await client.Recordings.DownloadToFileAsync(url, file, cancellationToken: cancellationToken);
            #endregion
            return true;
        }
        catch (WithalloNotFoundException)
        {
            // Deleted in the meantime: the row is still worth having.
            return false;
        }
    }
}
