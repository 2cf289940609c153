using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace Withallo.Api.Http;

/// <summary>A body in one rented buffer: read once, parsed in one pass, returned.</summary>
internal sealed class PooledBody : IDisposable
{
    private const int FirstRent = 16 * 1024;

    /// <summary>A stated length is believed up to here; past it the buffer grows with what really comes.</summary>
    private const int LargestTrustedLength = 1024 * 1024;

    private byte[]? _buffer;

    public int Length { get; private set; }

    /// <summary>Whether the body was longer than the limit.</summary>
    public bool Truncated { get; private set; }

    /// <summary>Whether it could not be decompressed, or is compressed in a way that nobody asked for.</summary>
    public bool Unreadable { get; init; }

    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, Length);

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, Length);

    public static async ValueTask<PooledBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var encoding = content.Headers.NonValidated.TryGetValues("Content-Encoding", out var encodings) ? encodings.ToString() : null;
        var isPlain = string.IsNullOrEmpty(encoding) || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);
        if (!isPlain && !encoding!.Equals("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return new PooledBody { Unreadable = true };
        }

        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        // Not by the connection pool: its decompression comes with all algorithms, a megabyte of native code (docs/aot.md).
        stream = isPlain ? stream : new GZipStream(stream, CompressionMode.Decompress);
        await using (stream.ConfigureAwait(false))
        {
            var stated = isPlain ? content.Headers.ContentLength : null;
            // One byte more than stated, so that the end is seen without growing.
            var buffer = ArrayPool<byte>.Shared.Rent(
                (int)Math.Min(stated is { } known ? Math.Min(known, LargestTrustedLength) + 1 : FirstRent, limit + 1L));
            var body = new PooledBody { _buffer = buffer };
            try
            {
                while (true)
                {
                    var read = await stream.ReadAsync(body._buffer.AsMemory(body.Length), cancellationToken).ConfigureAwait(false);
                    body.Length += read;
                    if (read == 0)
                    {
                        if (ResponseCharset.Find(content, body.Span) is { } charset)
                        {
                            body.Transcode(charset);
                        }

                        return body;
                    }

                    if (body.Length > limit)
                    {
                        body.Length = limit;
                        body.Truncated = true;
                        return body;
                    }

                    if (body.Length == body._buffer!.Length)
                    {
                        body.Grow(limit);
                    }
                }
            }
            catch (Exception exception)
            {
                body.Dispose();
                if (exception is InvalidDataException or InvalidOperationException)
                {
                    return new PooledBody { Unreadable = true };
                }

                throw;
            }
        }
    }

    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            Length = 0;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Makes it UTF-8.</summary>
    private void Transcode(Encoding encoding)
    {
        var text = encoding.GetString(Span);
        Dispose();
        _buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length = Encoding.UTF8.GetBytes(text, _buffer);
    }

    private void Grow(int limit)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(_buffer!.Length * 2L, limit + 1L));
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
