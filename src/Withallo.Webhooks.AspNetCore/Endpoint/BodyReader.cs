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
    /// <exception cref="OperationCanceledException">The time was up.</exception>
    public static async ValueTask<byte[]?> ReadAsync(PipeReader reader, int limit, CancellationToken timeout)
    {
        // A token given to the read would leave it half done, and Kestrel unable to skip the rest.
        using var cancellation = timeout.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), reader);
        while (true)
        {
            var read = await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            if (read.IsCanceled)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw new OperationCanceledException(timeout);
            }

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
