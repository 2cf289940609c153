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
    /// <exception cref="ArgumentException">
    /// There is no secret, or one is not base64, shorter than 16 bytes, or a placeholder. The message does not contain it.
    /// </exception>
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
    /// <param name="signatures">
    /// The value of <see cref="WebhookHeaders.Signature"/>: one fitting signature among several is enough; versions other than <c>v1</c> are
    /// passed over.
    /// </param>
    /// <param name="body">The bytes of the body as they came, before anything parsed or re-encoded them.</param>
    public WebhookSignatureResult Verify(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body) =>
        Verify(id, timestamp, signatures, body, out _);

    /// <summary>Checks a delivery, and tells the position of the secret that fitted, counted from 0.</summary>
    internal WebhookSignatureResult Verify(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, out int fitting)
    {
        fitting = -1;
        var result = CheckHeaders(id, timestamp, signatures, _tolerance, _timeProvider);
        if (result != WebhookSignatureResult.Valid)
        {
            return result;
        }

        var hashes = _hashes.Value!;
        for (var i = 0; i < hashes.Length; i++)
        {
            if (Fits(hashes[i], id, timestamp, signatures, body))
            {
                fitting = i;
                return WebhookSignatureResult.Valid;
            }
        }

        return WebhookSignatureResult.Mismatch;
    }

    /// <summary>Checks a delivery against secrets that were found for it alone, so that nothing is kept prepared.</summary>
    internal static WebhookSignatureResult Verify(
        WebhookRequest request, IEnumerable<WebhookSecret> secrets, TimeSpan tolerance, TimeProvider timeProvider, out WebhookSecret? fitting)
    {
        fitting = null;
        var result = CheckHeaders(request.DeliveryId, request.Timestamp, request.Signature, tolerance, timeProvider);
        if (result != WebhookSignatureResult.Valid)
        {
            return result;
        }

        foreach (var secret in secrets)
        {
            using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret.Key);
            if (Fits(hash, request.DeliveryId, request.Timestamp, request.Signature, request.Body.Span))
            {
                fitting = secret;
                return WebhookSignatureResult.Valid;
            }
        }

        return WebhookSignatureResult.Mismatch;
    }

    /// <summary>When a delivery was signed, if its timestamp is one.</summary>
    internal static DateTimeOffset? SignedAt(string? timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static WebhookSignatureResult CheckHeaders(string? id, string? timestamp, string? signatures, TimeSpan tolerance, TimeProvider timeProvider)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signatures))
        {
            return WebhookSignatureResult.MissingHeader;
        }

        return SignedAt(timestamp) is not { } signedAt ? WebhookSignatureResult.InvalidTimestamp
            : (timeProvider.GetUtcNow() - signedAt).Duration() > tolerance ? WebhookSignatureResult.StaleTimestamp
            : WebhookSignatureResult.Valid;
    }

    private static bool Fits(
        IncrementalHash hash, ReadOnlySpan<char> id, ReadOnlySpan<char> timestamp, ReadOnlySpan<char> signatures, ReadOnlySpan<byte> body)
    {
        Span<byte> expected = stackalloc byte[WebhookSignature.Length];
        WebhookSignature.Compute(hash, id, timestamp, body, expected);
        return Contains(signatures, expected);
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
