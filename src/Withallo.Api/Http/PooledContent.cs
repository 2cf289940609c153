using System.Net;
using Withallo.Api.Calls;

namespace Withallo.Api.Http;

/// <summary>
/// The body of a success, in the buffer that it was read into. The call ends when it is deserialized or disposed. Refit copies a content
/// before it asks the serializer: for the interfaces of this assembly, whose serializer reads the buffer itself, there is nothing to copy.
/// </summary>
internal sealed class PooledContent : HttpContent
{
    private readonly PooledBody _body;

    public PooledContent(PooledBody body, CallState call, HttpContent received)
    {
        _body = body;
        Call = call;
        if (call.IsOurs)
        {
            return;
        }

        foreach (var (name, values) in received.Headers.NonValidated)
        {
            // The body is as it was before its compression, and may have another length.
            if (!name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase) && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }
    }

    public CallState Call { get; }

    public ReadOnlySpan<byte> Span => _body.Span;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        Call.IsOurs ? Task.CompletedTask : stream.WriteAsync(_body.Memory, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        // Refit does not ask the serializer about a content of length 0.
        length = _body.Length;
        return !Call.IsOurs && length > 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
            Call.Complete(null);
        }

        base.Dispose(disposing);
    }
}
