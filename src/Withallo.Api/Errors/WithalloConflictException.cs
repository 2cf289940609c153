using System.Net;

namespace Withallo.Api;

/// <summary>The request collides with what is there (409).</summary>
public sealed class WithalloConflictException : WithalloApiException
{
    /// <inheritdoc cref="WithalloApiException(string, HttpStatusCode, string?, Exception?)"/>
    public WithalloConflictException(string message, HttpStatusCode statusCode = HttpStatusCode.Conflict, string? errorCode = null, Exception? innerException = null)
        : base(message, statusCode, errorCode, innerException)
    {
    }

    internal WithalloConflictException(ApiError error)
        : base(error)
    {
    }
}
