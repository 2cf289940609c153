using System.Net;

namespace Withallo.Api;

/// <summary>
/// Too many requests, or a quota is used up (429), and waiting it out would have taken too long: see
/// <see cref="WithalloApiException.RetryAfter"/>. With no attempts made it is the client's own queue that is full, and nothing was sent;
/// a retry can meet that queue as well, after attempts that were.
/// </summary>
public sealed class WithalloRateLimitException : WithalloApiException
{
    /// <inheritdoc cref="WithalloApiException(string, HttpStatusCode, string?, Exception?)"/>
    public WithalloRateLimitException(string message, HttpStatusCode statusCode = HttpStatusCode.TooManyRequests, string? errorCode = null, Exception? innerException = null)
        : base(message, statusCode, errorCode, innerException)
    {
    }

    internal WithalloRateLimitException(ApiError error)
        : base(error)
    {
    }
}
