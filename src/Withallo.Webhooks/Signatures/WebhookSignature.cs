using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Unicode;

namespace Withallo.Webhooks;

/// <summary>Computes signatures by Standard Webhooks: base64 of HMAC-SHA256 over id, timestamp and body with dots between them.</summary>
internal static class WebhookSignature
{
    /// <summary>The version that a signature is written with.</summary>
    public const string Version = "v1,";

    /// <summary>The length of a signature without its version.</summary>
    public const int Length = 44;

    /// <summary>Computes the signature into 44 characters. The hash is ready for the next one afterwards.</summary>
    public static void Compute(
        IncrementalHash hash, ReadOnlySpan<char> id, ReadOnlySpan<char> timestamp, ReadOnlySpan<byte> body, Span<byte> signature)
    {
        Span<byte> head = stackalloc byte[256];
        var length = 0;
        Append(hash, id, head, ref length);
        Append(hash, ".", head, ref length);
        Append(hash, timestamp, head, ref length);
        Append(hash, ".", head, ref length);
        hash.AppendData(head[..length]);
        hash.AppendData(body);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        Base64.EncodeToUtf8(digest, signature, out _, out _);
    }

    /// <summary>Adds the text in UTF-8, by way of a buffer that is passed on when it is full: how long an id is, is up to the sender.</summary>
    private static void Append(IncrementalHash hash, ReadOnlySpan<char> text, Span<byte> buffer, ref int length)
    {
        while (true)
        {
            Utf8.FromUtf16(text, buffer[length..], out var read, out var written);
            length += written;
            text = text[read..];
            if (text.IsEmpty)
            {
                return;
            }

            hash.AppendData(buffer[..length]);
            length = 0;
        }
    }
}
