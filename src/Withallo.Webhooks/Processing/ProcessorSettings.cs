using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Withallo.Webhooks.Processing;

/// <summary>Options with what is made of them once: kept until the options change.</summary>
internal sealed class ProcessorSettings(WithalloWebhooksOptions options, TimeProvider clock)
{
    public WithalloWebhooksOptions Options { get; } = options;

    /// <summary>Checks signatures by <see cref="WithalloWebhooksOptions.SigningSecrets"/>; <see langword="null"/> without any.</summary>
    public WebhookSignatureVerifier? Verifier { get; } =
        options.SigningSecrets.Count > 0 ? new WebhookSignatureVerifier(options.SigningSecrets, options.Tolerance, clock) : null;

    /// <summary>What each of the secrets is called: its configuration key.</summary>
    public string[] SecretNames { get; } =
        [.. options.SigningSecrets.Select(static (_, i) => string.Create(CultureInfo.InvariantCulture, $"{nameof(options.SigningSecrets)}:{i}"))];

    public bool IsPath(string? token) =>
        Options.PathToken is null
            ? string.IsNullOrEmpty(token)
            : IsToken(token, Options.PathToken) | (Options.PreviousPathToken is { } previous && IsToken(token, previous));

    private static bool IsToken(string? given, string expected) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(given.AsSpan()), MemoryMarshal.AsBytes(expected.AsSpan()));
}
