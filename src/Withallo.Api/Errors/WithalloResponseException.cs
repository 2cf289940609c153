using System.Net;

namespace Withallo.Api;

/// <summary>
/// A success whose response cannot be read: HTML, truncated JSON, a wrong type, nothing where something is due.
/// The request was very probably carried out.
/// </summary>
public sealed class WithalloResponseException : WithalloCallException
{
    /// <summary>Creates the exception; public so that a fake can throw it.</summary>
    /// <param name="message">What is wrong with the response, without its content.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="innerException">What the reader said.</param>
    public WithalloResponseException(string message, HttpStatusCode statusCode, Exception? innerException = null)
        : base(message, innerException) => StatusCode = statusCode;

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The body as it came, its first 32 KiB. It may hold personal data: do not log it.</summary>
    public string? ResponseBody { get; init; }
}
