using System.Net;
using System.Net.Http.Headers;

namespace Withallo.Api.Recordings;

/// <summary>How far a download has come, over all its connections.</summary>
internal sealed class RecordingTransfer(Stream destination, IProgress<long>? progress)
{
    /// <summary>How many bytes have been written.</summary>
    public long Position { get; private set; }

    /// <summary>How many there are in all, as the first response stated it; null when none did.</summary>
    public long? Length { get; private set; }

    /// <summary>What tells whether the recording is still the same.</summary>
    public EntityTagHeaderValue? Tag { get; private set; }

    /// <summary>Where in the recording the body of a response begins; null when it cannot be joined to what is there.</summary>
    public long? FindStart(HttpResponseMessage response)
    {
        var content = response.Content.Headers;
        var isPart = response.StatusCode == HttpStatusCode.PartialContent;
        var start = isPart ? content.ContentRange?.From : response.StatusCode == HttpStatusCode.OK ? 0 : null;
        var length = isPart ? content.ContentRange?.Length : content.ContentLength;
        var tag = response.Headers.ETag;
        var changed = (Tag is not null && tag is not null && !Tag.Equals(tag)) || (Length is not null && length is not null && Length != length);
        if (content.ContentEncoding.Count > 0 || start is null || start > Position || (changed && Position > 0))
        {
            return null;
        }

        Length = length ?? Length;
        Tag = tag ?? Tag;
        return start;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await destination.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new DestinationException(exception);
        }

        Position += bytes.Length;
        progress?.Report(Position);
    }
}
