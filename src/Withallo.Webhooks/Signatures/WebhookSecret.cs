using System.Security.Cryptography;

namespace Withallo.Webhooks;

/// <summary>A signing secret as Allo shows it, and the key in it.</summary>
internal static class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int NewKeyBytes = 24;

    public static byte[] ToKey(string? secret, string parameterName)
    {
        var text = secret.AsSpan().Trim();
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            text = text[Prefix.Length..];
        }

        var key = new byte[text.Length];
        if (!Convert.TryFromBase64Chars(text, key, out var length) || length == 0)
        {
            throw new ArgumentException(
                "A signing secret is base64, as a rule after whsec_, and this one is not. Copy it from Settings > Webhooks in Allo, or from the answer of the call that created the webhook.",
                parameterName);
        }

        return key[..length];
    }

    public static string Create() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewKeyBytes));
}
