using System.Net;

namespace Withallo.Api;

/// <summary>Allo, or something before it, failed (5xx). Unless the operation is repeatable, it may have been carried out.</summary>
public sealed class WithalloServerException : WithalloApiException
{
    /// <inheritdoc cref="WithalloApiException(string, HttpStatusCode, string?, Exception?)"/>
    public WithalloServerException(string message, HttpStatusCode statusCode = HttpStatusCode.InternalServerError, string? errorCode = null, Exception? innerException = null)
        : base(message, statusCode, errorCode, innerException)
    {
    }

    internal WithalloServerException(ApiError error)
        : base(error)
    {
    }
}
