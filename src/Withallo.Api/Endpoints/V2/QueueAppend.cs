using System.Net;

namespace Withallo.Api.V2;

/// <summary>Appends any number of numbers to a queue, by as many requests as it takes.</summary>
internal static class QueueAppend
{
    /// <summary>How many numbers Allo takes a request; how many a queue takes its sources do not agree on.</summary>
    private const int MostNumbers = 1000;

    /// <summary>Sends the requests one after the other, and merges what they did.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="create">Makes a request, and rejects what certainly cannot be sent: all are made before the first is sent.</param>
    /// <param name="send">Sends one.</param>
    /// <param name="isKeyed">Whether a request is repeated after an unknown outcome, under its idempotency key.</param>
    /// <param name="options">The options of each.</param>
    public static async Task<AppendQueueNumbersResult> SendAsync<TRequest>(
        IEnumerable<NewQueueNumber> numbers,
        Func<NewQueueNumber[], TRequest> create,
        Func<TRequest, Task<AppendQueueNumbersResult>> send,
        bool isKeyed,
        RequestOptions? options)
    {
        var parts = numbers.Chunk(MostNumbers).Select(part => (part.Length, Request: create(part))).ToList();
        if (parts.Count > 1 && options?.IdempotencyKey is not null)
        {
            throw new ArgumentException(
                "An idempotency key is for one request, and so many numbers take several: leave IdempotencyKey unset.", nameof(options));
        }

        var result = new AppendQueueNumbersResult();
        var completed = 0;
        foreach (var (length, request) in parts)
        {
            try
            {
                var part = await send(request).ConfigureAwait(false);
                result = completed == 0 ? part : part with { Added = [.. result.Added, .. part.Added], Skipped = [.. result.Skipped, .. part.Skipped] };
                completed += length;
            }
            catch (Exception failure)
            {
                var progress = new QueueAppendProgress { Result = result, Completed = completed, InDoubt = MayHaveActed(failure, isKeyed) ? length : 0 };
                progress.AttachTo(failure);
                throw;
            }
        }

        return result;
    }

    private static bool MayHaveActed(Exception failure, bool isKeyed) => failure switch
    {
        // An attempt before the last may have been carried out unseen.
        WithalloCallException { Attempts: > 1 } when isKeyed => true,
        WithalloConnectionException connection => connection.RequestWasSent,
        // As for a retry, 408 says nothing of what became of the request.
        WithalloApiException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.RequestTimeout } => false,
        WithalloCallException call => call.Attempts > 0,
        _ => true,
    };
}
