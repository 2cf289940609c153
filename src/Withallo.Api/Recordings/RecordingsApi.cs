using System.Buffers;
using System.Net.Http.Headers;
using Refit;
using Withallo.Api.Calls;

namespace Withallo.Api.Recordings;

/// <summary>
/// Downloads recordings over the client's handlers, which retry a request until its headers have come; a body that breaks off is resumed here.
/// </summary>
internal sealed class RecordingsApi(HttpClient http, AlloSettings settings) : IRecordingsApi
{
    private const int MostRedirects = 5;
    private const int BufferSize = 64 * 1024;

    /// <summary>No limit on the whole: each read has one instead.</summary>
    private static readonly RequestOptions Streamed = new() { TotalTimeout = Timeout.InfiniteTimeSpan, StreamResponse = true };

    private static readonly HttpRequestOptionsKey<string> TemplateKey = new(HttpRequestMessageOptions.RelativePathTemplate);

    public async Task<long> DownloadAsync(string url, Stream destination, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written to: open it for writing.", nameof(destination));
        }

        if (!Uri.TryCreate(new Uri(settings.Origin), url, out var uri) || !IsSafe(uri))
        {
            throw new ArgumentException("The address must be https, as Allo's are: pass the RecordingUrl as it came.", nameof(url));
        }

        var transfer = new RecordingTransfer(destination, progress);
        for (int redirects = 0, failures = 0; ;)
        {
            var before = transfer.Position;
            using var request = CreateRequest(uri, transfer);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var call = CallState.Of(request);
            call.Attempts += failures;
            try
            {
                if (!response.IsSuccessStatusCode)
                {
                    uri = Redirect(call, new Uri(uri, response.Headers.Location!), ++redirects);
                    call.Complete(null);
                    continue;
                }

                await CopyAsync(call, response, transfer, cancellationToken).ConfigureAwait(false);
                call.Complete(null);
                return transfer.Position;
            }
            catch (Exception exception)
            {
                var failure = Translate(call, exception, cancellationToken);
                call.Complete(failure);
                failures = transfer.Position > before ? 0 : failures + 1;
                // As long as it gets on, it goes on; what the destination threw is no failure of the network.
                if (failures > settings.MaxRetries || failure is not (WithalloConnectionException or WithalloTimeoutException))
                {
                    if (ReferenceEquals(failure, exception))
                    {
                        throw;
                    }

                    throw failure;
                }
            }

            // Complete but for the end of the connection.
            if (transfer.Position == transfer.Length)
            {
                return transfer.Position;
            }

            if (failures > 0)
            {
                await Task.Delay(Backoff(failures), settings.Clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async Task<long> DownloadToFileAsync(string url, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        // A partial file of this download's own: another one to the same path has another.
        var partial = $"{path}.{Path.GetRandomFileName()}.partial";
        try
        {
            long length;
            var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                length = await DownloadAsync(url, file, progress, cancellationToken).ConfigureAwait(false);
            }

            File.Move(partial, path, overwrite: true);
            return length;
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private static HttpRequestMessage CreateRequest(Uri uri, RecordingTransfer transfer)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Options.Set(TemplateKey, "/v1/assets/recordings/{recording}");
        request.Options.Set(RequestOptions.OptionsKey, Streamed);
        request.Headers.TryAddWithoutValidation(Scopes.HeaderName, Scopes.ConversationsRead);
        // Ranges count the bytes that travel: compressed, they could not be joined.
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        if (transfer.Position > 0)
        {
            request.Headers.Range = new RangeHeaderValue(transfer.Position, null);
            // A weak tag cannot vouch for bytes (RFC 9110 §13.1.5).
            request.Headers.IfRange = transfer.Tag is { IsWeak: false } tag ? new RangeConditionHeaderValue(tag) : null;
        }

        return request;
    }

    private Uri Redirect(CallState call, Uri next, int redirects) => redirects <= MostRedirects && IsSafe(next)
        ? next
        : throw Failures.Unreadable(call, default, "leads nowhere: too many redirects, or one to an address that is not https");

    /// <summary>Plain http shows what it carries: to this machine only, and only for a client whose own address is on it.</summary>
    private bool IsSafe(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && settings.BaseAddress.IsLoopback);

    private TimeSpan Backoff(int failures) =>
        TimeSpan.FromTicks(Math.Min(settings.BaseDelay.Ticks << Math.Min(failures - 1, 20), settings.MaxDelay.Ticks));

    private async ValueTask CopyAsync(CallState call, HttpResponseMessage response, RecordingTransfer transfer, CancellationToken cancellationToken)
    {
        if (transfer.FindStart(response) is not { } start)
        {
            throw Failures.Unreadable(call, default, "is compressed, or not the recording that the download began with");
        }

        // A server that does not know ranges sends all of it again: what is there already is passed over.
        var known = transfer.Position - start;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        using var idle = new CancellationTokenSource(settings.AttemptTimeout, settings.Clock);
        using var link = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, cancellationToken);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(link.Token).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                int read;
                while ((read = await stream.ReadAsync(buffer, link.Token).ConfigureAwait(false)) > 0)
                {
                    idle.CancelAfter(settings.AttemptTimeout);
                    var skip = (int)Math.Min(known, read);
                    known -= skip;
                    if (read > skip)
                    {
                        await transfer.WriteAsync(buffer.AsMemory(skip, read - skip), link.Token).ConfigureAwait(false);
                    }
                }
            }
        }
        catch (Exception exception) when (idle.IsCancellationRequested && !cancellationToken.IsCancellationRequested && Failures.IsTransport(exception))
        {
            throw Failures.TimedOut(call, WithalloDeadline.Attempt, exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (transfer.Length is { } length && transfer.Position != length)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The recording ended early.");
        }
    }

    private Exception Translate(CallState call, Exception exception, CancellationToken cancellationToken) => exception switch
    {
        DestinationException destination => destination.InnerException!,
        _ when cancellationToken.IsCancellationRequested => new OperationCanceledException("The caller cancelled the download.", cancellationToken),
        _ when !Failures.IsTransport(exception) => exception,
        _ when settings.IsDisposed => Failures.Disposed(call),
        _ => Failures.NoResponse(call, exception),
    };
}
