using System.Net;

namespace Withallo.Api;

/// <summary>Allo refused what the request says (400, 405, 415, 422).</summary>
public sealed class WithalloValidationException : WithalloApiException
{
    /// <inheritdoc cref="WithalloApiException(string, HttpStatusCode, string?, Exception?)"/>
    public WithalloValidationException(string message, HttpStatusCode statusCode = HttpStatusCode.BadRequest, string? errorCode = null, Exception? innerException = null)
        : base(message, statusCode, errorCode, innerException)
    {
    }

    internal WithalloValidationException(ApiError error)
        : base(error) => Errors = error.FieldErrors;

    /// <summary>What is wrong, by field. The messages may repeat what you sent: do not log them.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}
