using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Withallo.Benchmarks.Hand;

/// <summary>The one-shot HMAC over a copy of id, timestamp and body in a pooled buffer.</summary>
public sealed class HandSignature(string secret, TimeProvider clock)
{
    private readonly byte[] _key = Convert.FromBase64String(secret["whsec_".Length..]);

    public bool IsValid(string id, string timestamp, string signatures, ReadOnlySpan<byte> body)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > 300)
        {
            return false;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(id.Length + timestamp.Length + 2 + body.Length);
        try
        {
            var length = Encoding.ASCII.GetBytes(id, buffer);
            buffer[length++] = (byte)'.';
            length += Encoding.ASCII.GetBytes(timestamp, buffer.AsSpan(length));
            buffer[length++] = (byte)'.';
            body.CopyTo(buffer.AsSpan(length));
            Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(_key, buffer.AsSpan(0, length + body.Length), expected);
            Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
            foreach (var range in signatures.AsSpan().Split(' '))
            {
                var signature = signatures.AsSpan(range);
                if (signature.StartsWith("v1,", StringComparison.Ordinal)
                    && Convert.TryFromBase64Chars(signature[3..], given, out var written)
                    && written == given.Length
                    && CryptographicOperations.FixedTimeEquals(given, expected))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
