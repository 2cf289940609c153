using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;

namespace Withallo.Api.Recordings;

/// <summary>How far a download has come, over all its connections.</summary>
internal sealed class RecordingTransfer(Stream destination, IProgress<long>? progress)
{
    /// <summary>How many bytes have been written.</summary>
    public long Position { get; private set; }

    /// <summary>How many there are in all, as the first answer stated it; null when none did.</summary>
    public long? Length { get; set; }

    /// <summary>What tells whether the recording is still the same.</summary>
    public EntityTagHeaderValue? Tag { get; set; }

    /// <summary>What the destination threw: not a failure of the network, so never tried again.</summary>
    public ExceptionDispatchInfo? DestinationFailure { get; private set; }

    public async ValueTask<bool> TryWriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await destination.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            DestinationFailure = ExceptionDispatchInfo.Capture(exception);
            return false;
        }

        Position += bytes.Length;
        progress?.Report(Position);
        return true;
    }
}
