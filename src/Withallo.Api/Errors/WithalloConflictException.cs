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
        : base(error) => ExistingId = error.ExistingId;

    /// <summary>
    /// The person who has the number already (<c>per-…</c>), where Allo names one as it says <c>NUMBER_ALREADY_ASSIGNED</c>; null otherwise.
    /// Seen in production; documented nowhere.
    /// </summary>
    public string? ExistingId { get; init; }
}
