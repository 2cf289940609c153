namespace Withallo.Api;

/// <summary>
/// Downloads recordings, by the <c>RecordingUrl</c> of a call or of a webhook. The key goes to Allo's own host only; recordings that
/// are kept elsewhere are fetched without it.
/// </summary>
public interface IRecordingsApi
{
    /// <summary>
    /// Streams a recording: <c>GET</c> of its address, with <c>Range</c> from where a broken connection left off. It goes on for as
    /// long as there is progress; <see cref="WithalloOptions.Timeout"/> is how long it may stand still.
    /// </summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c>, as for the call itself.</remarks>
    /// <param name="url">The address, as Allo gave it; a path alone is on Allo's host.</param>
    /// <param name="destination">Takes the bytes, in order, each once; it stays open. It need not seek.</param>
    /// <param name="progress">Told how many bytes have arrived, now and then and at the end.</param>
    /// <param name="cancellationToken">Ends the download; what has arrived stays in the destination.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">The address is not an https one, or the destination cannot be written to; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such recording.</exception>
    /// <exception cref="WithalloConnectionException">The connection broke again and again without progress.</exception>
    /// <exception cref="WithalloResponseException">The recording is shorter than promised, or changed under way.</exception>
    Task<long> DownloadAsync(string url, Stream destination, IProgress<long>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Downloads a recording into a file, which appears under its name only once it is complete; until then it has <c>.partial</c>
    /// behind its name, and a failure leaves nothing. See <see cref="DownloadAsync"/>.
    /// </summary>
    /// <param name="url">The address, as Allo gave it; a path alone is on Allo's host.</param>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="progress">Told how many bytes have arrived, now and then and at the end.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">The address is not an https one, or the path is empty; nothing was sent.</exception>
    Task<long> DownloadToFileAsync(string url, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default);
}
