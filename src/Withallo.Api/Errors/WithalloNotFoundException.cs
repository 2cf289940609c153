using System.Net;

namespace Withallo.Api;

/// <summary>What the request names does not exist. Any code that ends in <c>_NOT_FOUND</c> is this, whatever its status: API v1 says 400.</summary>
public sealed class WithalloNotFoundException : WithalloApiException
{
    /// <inheritdoc cref="WithalloApiException(string, HttpStatusCode, string?, Exception?)"/>
    public WithalloNotFoundException(string message, HttpStatusCode statusCode = HttpStatusCode.NotFound, string? errorCode = null, Exception? innerException = null)
        : base(message, statusCode, errorCode, innerException)
    {
    }

    internal WithalloNotFoundException(ApiError error)
        : base(error)
    {
    }
}
