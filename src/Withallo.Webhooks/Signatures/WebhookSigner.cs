using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Withallo.Webhooks;

/// <summary>
/// Signs deliveries as Allo does in v2 (Standard Webhooks, HMAC-SHA256): for tests of receivers, and for relays that pass events on.
/// Safe to use from several threads.
/// </summary>
public sealed class WebhookSigner
{
    private readonly byte[] _key;

    /// <summary>Creates a signer.</summary>
    /// <param name="secret">The signing secret: base64, with or without <c>whsec_</c> in front. <see cref="NewSecret"/> makes one.</param>
    /// <exception cref="ArgumentException">The secret is not base64, shorter than 16 bytes, or a placeholder. The message does not contain it.</exception>
    public WebhookSigner(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        _key = WebhookSecret.ToKey(secret, nameof(secret));
    }

    /// <summary>A new random secret, <c>whsec_</c> and 24 bytes in base64, as Allo's own.</summary>
    public static string NewSecret() => WebhookSecret.Create();

    /// <summary>The value of <see cref="WebhookHeaders.Signature"/>: <c>v1,</c> and the signature.</summary>
    /// <param name="id">The id of the delivery, the value of <see cref="WebhookHeaders.Id"/>.</param>
    /// <param name="timestamp">When the attempt is made. Whole seconds are signed.</param>
    /// <param name="body">The bytes of the body.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public string Sign(string id, DateTimeOffset timestamp, ReadOnlySpan<byte> body)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Span<byte> signature = stackalloc byte[WebhookSignature.Length];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        WebhookSignature.Compute(hash, id, UnixSeconds(timestamp), body, signature);
        return WebhookSignature.Version + Encoding.ASCII.GetString(signature);
    }

    /// <summary>The three headers of a delivery, by their names in <see cref="WebhookHeaders"/>.</summary>
    /// <inheritdoc cref="Sign"/>
    public IReadOnlyDictionary<string, string> CreateHeaders(string id, DateTimeOffset timestamp, ReadOnlySpan<byte> body) =>
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [WebhookHeaders.Id] = id,
            [WebhookHeaders.Timestamp] = UnixSeconds(timestamp),
            [WebhookHeaders.Signature] = Sign(id, timestamp, body),
        };

    private static string UnixSeconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
