using System.Buffers;
using Microsoft.AspNetCore.Http;
using Withallo.Benchmarks.Hand;

namespace Withallo.Webhooks.Benchmarks;

/// <summary>The endpoint that one would write by hand: reads the body into one pooled buffer, verifies it, parses it, handles it.</summary>
internal sealed class HandEndpoint(string secret, Action<object> handle)
{
    private const int MaxBodySize = 4 * 1024 * 1024;

    private readonly HandSignature _signature = new(secret, TimeProvider.System);

    public async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentLength is not ({ } announced and <= MaxBodySize))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var length = (int)announced;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await request.Body.ReadExactlyAsync(buffer.AsMemory(0, length), context.RequestAborted);
            var headers = request.Headers;
            if (headers["webhook-id"] is [{ } id] && headers["webhook-timestamp"] is [{ } timestamp] && headers["webhook-signature"] is [{ } signature]
                && _signature.IsValid(id, timestamp, signature, buffer.AsSpan(0, length)))
            {
                handle(HandWebhooks.Parse(buffer.AsSpan(0, length)));
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        context.Response.ContentLength = 0;
    }
}
