using System.Net;

namespace Withallo.Api;

/// <summary>The key may not do this (403): a scope is missing, the plan does not allow it, or the number is not registered.</summary>
public sealed class WithalloForbiddenException : WithalloApiException
{
    /// <inheritdoc cref="WithalloApiException(string, HttpStatusCode, string?, Exception?)"/>
    public WithalloForbiddenException(string message, HttpStatusCode statusCode = HttpStatusCode.Forbidden, string? errorCode = null, Exception? innerException = null)
        : base(message, statusCode, errorCode, innerException)
    {
    }

    internal WithalloForbiddenException(ApiError error)
        : base(error) => RequiredScopes = error.RequiredScopes;

    /// <summary>The scopes the key lacks, as Allo names them; the one the operation is known to need when it names none.</summary>
    public IReadOnlyList<string> RequiredScopes { get; init; } = [];
}
