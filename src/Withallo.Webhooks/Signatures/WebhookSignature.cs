using System.Buffers.Text;
using System.Globalization;
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
        AppendHead(hash, id, timestamp);
        hash.AppendData(body);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        Base64.EncodeToUtf8(digest, signature, out _, out _);
    }

    private static void AppendHead(IncrementalHash hash, ReadOnlySpan<char> id, ReadOnlySpan<char> timestamp)
    {
        Span<byte> utf8 = stackalloc byte[256];
        if (Utf8.TryWrite(utf8, CultureInfo.InvariantCulture, $"{id}.{timestamp}.", out var length))
        {
            hash.AppendData(utf8[..length]);
            return;
        }

        // How long an id is, is up to the sender: one that does not fit is taken in pieces.
        Append(hash, id, utf8);
        hash.AppendData("."u8);
        Append(hash, timestamp, utf8);
        hash.AppendData("."u8);
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<char> text, Span<byte> utf8)
    {
        while (!text.IsEmpty)
        {
            Utf8.FromUtf16(text, utf8, out var read, out var written);
            hash.AppendData(utf8[..written]);
            text = text[read..];
        }
    }
}
