using Withallo.Api.Declarative;
using Withallo.Api.Pipeline;

namespace Withallo.Api.Recordings;

/// <summary>Downloads recordings through the same pipeline as every call.</summary>
internal sealed class RecordingsApi(CallPipeline pipeline, ApiSettings settings) : IRecordingsApi
{
    private const int MostRedirects = 5;

    private static readonly Operation _download = new(
        ApiGeneration.V1, HttpMethod.Get, "/assets/recordings/{recording}", "CONVERSATIONS_READ", repeatable: true, template: "/v1/assets/recordings/{recording}");

    public async Task<long> DownloadAsync(string url, Stream destination, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written to: open it for writing.", nameof(destination));
        }

        if (!Uri.TryCreate(new Uri(settings.V1.Origin), url, out var uri) || !IsSafe(uri))
        {
            throw new ArgumentException("The address must be https, as Allo's are: pass the RecordingUrl as it came.", nameof(url));
        }

        var transfer = new RecordingTransfer(destination, progress);
        for (var redirects = 0; ;)
        {
            var before = transfer.Position;
            var exchange = new RecordingExchange(_download, uri, IsAllos(uri), transfer);
            try
            {
                await pipeline.RunAsync(exchange, cancellationToken).ConfigureAwait(false);
            }
            catch (WithalloException exception) when (exception is WithalloConnectionException or WithalloTimeoutException && transfer.Position > before)
            {
                // It broke, but it had got on: from here it is worth as many attempts again.
                continue;
            }

            transfer.DestinationFailure?.Throw();
            if (exchange.RedirectedTo is not { } next)
            {
                return transfer.Position;
            }

            if (++redirects > MostRedirects || !IsSafe(next))
            {
                throw Failures.Unreadable(exchange, default, "leads nowhere: too many redirects, or one to an address that is not https");
            }

            uri = next;
        }
    }

    public async Task<long> DownloadToFileAsync(string url, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var partial = path + ".partial";
        try
        {
            long length;
            var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                length = await DownloadAsync(url, file, progress, cancellationToken).ConfigureAwait(false);
            }

            File.Move(partial, path, overwrite: true);
            return length;
        }
        catch
        {
            if (File.Exists(partial))
            {
                File.Delete(partial);
            }

            throw;
        }
    }

    /// <summary>Whether the address is one of Allo's own, where the key may go.</summary>
    private bool IsAllos(Uri uri) => uri.GetLeftPart(UriPartial.Authority) is var origin && (origin == settings.V1.Origin || origin == settings.V2.Origin);

    private static bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);
}
