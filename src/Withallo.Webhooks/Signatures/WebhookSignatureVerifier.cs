using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Withallo.Webhooks;

/// <summary>
/// Checks that a v2 delivery is Allo's, unchanged and recent (Standard Webhooks, HMAC-SHA256). Several secrets may be given: while
/// one is being replaced, or for several endpoints on one address. Safe to use from several threads; keep one and use it for every
/// delivery, since it keeps its keys prepared.
/// </summary>
[SuppressMessage(
    "Design", "CA1001", Justification = "The hashes are safe handles, and a delivery may still be checked when a verifier with new secrets takes over.")]
public sealed class WebhookSignatureVerifier
{
    private readonly byte[][] _keys;
    private readonly TimeSpan _tolerance;
    private readonly TimeProvider _timeProvider;

    // One hash per key and thread, kept and reset: no key set-up and no allocation per delivery.
    private readonly ThreadLocal<IncrementalHash[]> _hashes;

    /// <summary>Creates a verifier.</summary>
    /// <param name="secrets">The signing secrets, at least one: base64, with or without <c>whsec_</c> in front.</param>
    /// <param name="tolerance">How far a delivery's timestamp may be from now, in either direction; 5 minutes by default.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <exception cref="ArgumentException">There is no secret, or one is not base64, or empty. The message does not contain it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative.</exception>
    public WebhookSignatureVerifier(IEnumerable<string> secrets, TimeSpan? tolerance = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _keys = [.. secrets.Select(static secret => WebhookSecret.ToKey(secret, nameof(secrets)))];
        if (_keys.Length == 0)
        {
            throw new ArgumentException("At least one signing secret is needed: without one every delivery would be refused.", nameof(secrets));
        }

        _tolerance = tolerance ?? TimeSpan.FromMinutes(5);
        ArgumentOutOfRangeException.ThrowIfLessThan(_tolerance, TimeSpan.Zero, nameof(tolerance));
        _timeProvider = timeProvider ?? TimeProvider.System;
        _hashes = new ThreadLocal<IncrementalHash[]>(
            () => [.. _keys.Select(static key => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key))]);
    }

    /// <summary>Checks a delivery. Whatever the headers hold, this does not throw; it allocates nothing.</summary>
    /// <param name="id">The value of <see cref="WebhookHeaders.Id"/>.</param>
    /// <param name="timestamp">The value of <see cref="WebhookHeaders.Timestamp"/>.</param>
    /// <param name="signatures">The value of <see cref="WebhookHeaders.Signature"/>: one fitting signature among several is enough; versions other than <c>v1</c> are passed over.</param>
    /// <param name="body">The bytes of the body as they came, before anything parsed or re-encoded them.</param>
    public WebhookSignatureResult Verify(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signatures))
        {
            return WebhookSignatureResult.MissingHeader;
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return WebhookSignatureResult.InvalidTimestamp;
        }

        if ((_timeProvider.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > _tolerance)
        {
            return WebhookSignatureResult.StaleTimestamp;
        }

        Span<byte> expected = stackalloc byte[WebhookSignature.Length];
        foreach (var hash in _hashes.Value!)
        {
            WebhookSignature.Compute(hash, id, timestamp, body, expected);
            if (Contains(signatures, expected))
            {
                return WebhookSignatureResult.Valid;
            }
        }

        return WebhookSignatureResult.Mismatch;
    }

    /// <summary>How many secrets there are and the tolerance; not the secrets.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{nameof(WebhookSignatureVerifier)} ({_keys.Length} secret(s), tolerance {_tolerance:c})");

    private static bool Contains(ReadOnlySpan<char> signatures, ReadOnlySpan<byte> expected)
    {
        Span<byte> given = stackalloc byte[WebhookSignature.Length];
        foreach (var range in signatures.Split(' '))
        {
            var entry = signatures[range];
            if (entry.StartsWith(WebhookSignature.Version, StringComparison.Ordinal)
                && entry.Length == WebhookSignature.Version.Length + WebhookSignature.Length
                && System.Text.Ascii.FromUtf16(entry[WebhookSignature.Version.Length..], given, out _) == System.Buffers.OperationStatus.Done
                && CryptographicOperations.FixedTimeEquals(given, expected))
            {
                return true;
            }
        }

        return false;
    }
}
