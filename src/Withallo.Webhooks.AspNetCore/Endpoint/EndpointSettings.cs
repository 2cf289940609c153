using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Withallo.Webhooks.Endpoint;

/// <summary>Options with what is made of them once: kept until the options change.</summary>
internal sealed class EndpointSettings(WithalloWebhooksOptions options, TimeProvider clock)
{
    public WithalloWebhooksOptions Options { get; } = options;

    /// <summary>Checks signatures; <see langword="null"/> where deliveries are not signed.</summary>
    public WebhookSignatureVerifier? Verifier { get; } =
        options.SigningSecrets.Count > 0 ? new WebhookSignatureVerifier(options.SigningSecrets, options.Tolerance, clock) : null;

    public bool IsPath(string? token) =>
        Options.PathToken is null
            ? string.IsNullOrEmpty(token)
            : IsToken(token, Options.PathToken) | (Options.PreviousPathToken is { } previous && IsToken(token, previous));

    private static bool IsToken(string? given, string expected) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(given.AsSpan()), MemoryMarshal.AsBytes(expected.AsSpan()));
}
