using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Withallo.Webhooks.Processing;

namespace Withallo.Webhooks.Endpoint;

/// <summary>Reads a body whole, in time, and no further than its limit.</summary>
internal static class BodyReader
{
    public static async ValueTask<WebhookBody> ReadAsync(HttpContext context, WithalloWebhooksOptions options, TimeProvider clock)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server && server.MaxRequestBodySize < options.MaxBodySize)
        {
            server.MaxRequestBodySize = options.MaxBodySize;
        }

        // What came together with the headers needs no timer.
        CancellationTokenSource? timeout = null;
        try
        {
            var reader = Reader(context.Request);
            if (!TryRead(reader, options.MaxBodySize, out var body))
            {
                timeout = new CancellationTokenSource(options.BodyTimeout, clock);
                body = await ReadAsync(reader, options.MaxBodySize, timeout.Token).ConfigureAwait(false);
            }

            return body is null ? new(default, WebhookOutcome.TooLarge)
                : IsCutShort(context, body.Length) ? new(default, WebhookOutcome.BodyAlreadyRead)
                : new(body);
        }
        catch (OperationCanceledException) when (timeout is { IsCancellationRequested: true })
        {
            return new(default, WebhookOutcome.TooSlow);
        }
        catch (BadHttpRequestException exception)
        {
            return new(default, exception.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => WebhookOutcome.TooLarge,
                StatusCodes.Status408RequestTimeout => WebhookOutcome.TooSlow,
                _ => WebhookOutcome.Malformed,
            });
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return new(default, WebhookOutcome.HungUp);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ObjectDisposedException)
        {
            // Whoever read the body has also closed it.
            return new(default, WebhookOutcome.BodyAlreadyRead);
        }
        finally
        {
            timeout?.Dispose();
        }
    }

    /// <summary>The body from its beginning, where it can be rewound: something before us may have read it.</summary>
    private static PipeReader Reader(HttpRequest request)
    {
        if (!request.Body.CanSeek)
        {
            return request.BodyReader;
        }

        request.Body.Position = 0;
        return PipeReader.Create(request.Body, new StreamPipeReaderOptions(leaveOpen: true));
    }

    /// <summary>Whether there is less than the request said, without the connection having broken: somebody has read it before.</summary>
    private static bool IsCutShort(HttpContext context, int length) =>
        context.Request.ContentLength is { } announced
            ? length < announced
            : length == 0 && context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true };

    /// <summary>
    /// The body, or <see langword="null"/> when it is larger than the limit. What arrives stays in the server's pooled memory until it
    /// is complete and is then copied once, into an array that belongs to the event: a sender occupies no more than it sent.
    /// </summary>
    /// <exception cref="OperationCanceledException">The time was up.</exception>
    private static async ValueTask<byte[]?> ReadAsync(PipeReader reader, int limit, CancellationToken timeout)
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

            if (IsWhole(reader, read, limit, out var body))
            {
                return body;
            }
        }
    }

    private static bool TryRead(PipeReader reader, int limit, out byte[]? body)
    {
        body = null;
        return reader.TryRead(out var read) && IsWhole(reader, read, limit, out body);
    }

    /// <summary>Whether all is there, or more than the limit, which leaves no body.</summary>
    private static bool IsWhole(PipeReader reader, ReadResult read, int limit, out byte[]? body)
    {
        var isTooLarge = read.Buffer.Length > limit;
        body = read.IsCompleted && !isTooLarge ? read.Buffer.ToArray() : null;
        var isOver = read.IsCompleted || isTooLarge;
        reader.AdvanceTo(isOver ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
        return isOver;
    }
}
