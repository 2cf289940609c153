using System.Security.Cryptography;

namespace Withallo.Webhooks;

/// <summary>
/// A signing secret as Allo shows it, with a name to tell it by: the tenant it belongs to, say. The name comes back as
/// <see cref="WebhookEvent.SecretName"/>; the secret itself is nowhere printed.
/// </summary>
public sealed class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int NewKeyBytes = 24;
    private const int MinKeyBytes = 16;

    // A random key of 16 bytes has fewer with a probability of one in a hundred million million.
    private const int MinDifferentBytes = 8;

    /// <summary>Creates a secret.</summary>
    /// <param name="value">The secret: base64, with or without <c>whsec_</c> in front.</param>
    /// <param name="name">What to tell it by; it may be logged, so it holds no secret.</param>
    /// <exception cref="ArgumentException">The secret is not base64, shorter than 16 bytes, or a placeholder. The message does not contain it.</exception>
    public WebhookSecret(string value, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        (Key, Name) = (ToKey(value, nameof(value)), name);
    }

    /// <summary>What to tell it by.</summary>
    public string? Name { get; }

    internal byte[] Key { get; }

    /// <summary>The name; not the secret.</summary>
    public override string ToString() => Name ?? nameof(WebhookSecret);

    internal static byte[] ToKey(string? secret, string parameterName)
    {
        var text = secret.AsSpan().Trim();
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            text = text[Prefix.Length..];
        }

        var key = new byte[text.Length];
        if (!Convert.TryFromBase64Chars(text, key, out var length) || length < MinKeyBytes || key[..length].Distinct().Count() < MinDifferentBytes)
        {
            throw new ArgumentException(
                $"A signing secret is {MinKeyBytes} or more random bytes in base64, as a rule after whsec_, and this one is not: it may be a placeholder, or cut short. "
                + "Copy it from Settings > Webhooks in Allo, or from the response of the call that created the webhook.",
                parameterName);
        }

        return key[..length];
    }

    internal static string Create() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewKeyBytes));
}
