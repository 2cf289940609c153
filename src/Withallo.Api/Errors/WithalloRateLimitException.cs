using System.Net;

namespace Withallo.Api;

/// <summary>Too many requests, or a quota is used up (429), and waiting it out would have taken too long.</summary>
public sealed class WithalloRateLimitException : WithalloApiException
{
    /// <inheritdoc cref="WithalloApiException(string, HttpStatusCode, string?, Exception?)"/>
    public WithalloRateLimitException(string message, HttpStatusCode statusCode = HttpStatusCode.TooManyRequests, string? errorCode = null, Exception? innerException = null)
        : base(message, statusCode, errorCode, innerException)
    {
    }

    internal WithalloRateLimitException(ApiError error)
        : base(error) => RetryAfter = error.RetryAfter;

    /// <summary>How long Allo asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
