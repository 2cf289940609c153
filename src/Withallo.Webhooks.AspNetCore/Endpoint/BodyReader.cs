using System.Buffers;
using System.IO.Pipelines;

namespace Withallo.Webhooks.Endpoint;

/// <summary>Reads a body whole, and no further than its limit.</summary>
internal static class BodyReader
{
    /// <summary>
    /// The body, or <see langword="null"/> when it is larger than the limit. What arrives stays in the server's pooled memory until it
    /// is complete and is then copied once, into an array that belongs to the event: a sender occupies no more than it sent.
    /// </summary>
    public static async ValueTask<byte[]?> ReadAsync(PipeReader reader, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
