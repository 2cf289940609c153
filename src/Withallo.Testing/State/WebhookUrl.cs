using System.Diagnostics.CodeAnalysis;

namespace Withallo.Testing;

/// <summary>Which addresses a webhook may have. Allo wants public HTTPS; a receiver under test listens on the machine itself.</summary>
internal static class WebhookUrl
{
    public const string Rule = "must be a public HTTPS address";

    public static bool IsTaken([NotNullWhen(true)] string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
