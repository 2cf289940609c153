using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Withallo.Api.Declarative;
using Withallo.Api.Pipeline;

namespace Withallo.Api.Recordings;

/// <summary>A request for a recording, or for what is still missing of it.</summary>
internal sealed class RecordingExchange(Operation operation, Uri uri, bool isForAllo, RecordingTransfer transfer)
    : Exchange<Nothing>(new ApiCall<Nothing>(operation, PathAndQuery: null, Answer.None), uri, _untilItStandsStill)
{
    private const int BufferSize = 64 * 1024;

    /// <summary>No limit on the whole: each read has one instead.</summary>
    private static readonly RequestOptions _untilItStandsStill = new() { TotalTimeout = Timeout.InfiniteTimeSpan };

    public override bool IsForAllo => isForAllo;

    /// <summary>Where Allo says the recording is, when it is not here.</summary>
    public Uri? RedirectedTo { get; private set; }

    public override void Prepare(HttpRequestMessage request)
    {
        // Ranges count the bytes that travel: compressed, they could not be joined.
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        if (transfer.Position > 0)
        {
            request.Headers.Range = new RangeHeaderValue(transfer.Position, null);
            // A weak tag cannot vouch for bytes (RFC 9110 §13.1.5).
            request.Headers.IfRange = transfer.Tag is { IsWeak: false } tag ? new RangeConditionHeaderValue(tag) : null;
        }
    }

    public override async ValueTask<bool> TryStreamAsync(HttpResponseMessage response, AttemptDeadline deadline)
    {
        RequestId = Pipeline.ResponseHeaders.RequestId(response);
        if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
        {
            RedirectedTo = new Uri(Uri, location);
            return true;
        }

        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && transfer.Position > 0 && transfer.Position == transfer.Length)
        {
            return true;
        }

        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
        {
            return false;
        }

        if (FindStart(response) is not { } start)
        {
            Failure = Failures.Unreadable(this, default, "is compressed, or not the recording that the download began with");
            return true;
        }

        await CopyAsync(response, start, deadline).ConfigureAwait(false);
        return true;
    }

    /// <summary>Where in the recording the body begins; null when it cannot be joined to what is there.</summary>
    private long? FindStart(HttpResponseMessage response)
    {
        var content = response.Content.Headers;
        var isPart = response.StatusCode == HttpStatusCode.PartialContent;
        var start = isPart ? content.ContentRange?.From : 0;
        var length = isPart ? content.ContentRange?.Length : content.ContentLength;
        var tag = response.Headers.ETag;
        var changed = (transfer.Tag is not null && tag is not null && !transfer.Tag.Equals(tag))
            || (transfer.Length is not null && length is not null && transfer.Length != length);
        if (content.ContentEncoding.Count > 0 || start is null || start > transfer.Position || (changed && transfer.Position > 0))
        {
            return null;
        }

        transfer.Length = length ?? transfer.Length;
        transfer.Tag = tag ?? transfer.Tag;
        return start;
    }

    private async Task CopyAsync(HttpResponseMessage response, long start, AttemptDeadline deadline)
    {
        // A server that does not know ranges sends all of it again: what is there already is passed over.
        var known = transfer.Position - start;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                int read;
                while ((read = await stream.ReadAsync(buffer, deadline.Token).ConfigureAwait(false)) > 0)
                {
                    deadline.Restart();
                    var skip = (int)Math.Min(known, read);
                    known -= skip;
                    if (read > skip && !await transfer.TryWriteAsync(buffer.AsMemory(skip, read - skip), deadline.Token).ConfigureAwait(false))
                    {
                        return;
                    }
                }
            }
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
}
