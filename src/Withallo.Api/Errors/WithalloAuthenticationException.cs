using System.Net;

namespace Withallo.Api;

/// <summary>The key is missing, unknown or revoked (401). It is not tried again; the next call asks <see cref="WithalloOptions.ApiKeyProvider"/> anew.</summary>
public sealed class WithalloAuthenticationException : WithalloApiException
{
    /// <inheritdoc cref="WithalloApiException(string, HttpStatusCode, string?, Exception?)"/>
    public WithalloAuthenticationException(string message, HttpStatusCode statusCode = HttpStatusCode.Unauthorized, string? errorCode = null, Exception? innerException = null)
        : base(message, statusCode, errorCode, innerException)
    {
    }

    internal WithalloAuthenticationException(ApiError error)
        : base(error)
    {
    }
}
