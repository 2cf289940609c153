using System.Net;

namespace Withallo.Api;

/// <summary>
/// Allo sent an error response. Its subclasses are what callers handle differently; the rest, such as 402, is this class.
/// The message names operation, status and code, never a number, a text or a key.
/// </summary>
public class WithalloApiException : WithalloCallException
{
    /// <summary>Creates the exception; public so that a fake can throw it.</summary>
    /// <param name="message">What went wrong, without personal data.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="errorCode">Allo's code, such as <c>INVALID_TO_NUMBER</c>.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public WithalloApiException(string message, HttpStatusCode statusCode, string? errorCode = null, Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = statusCode;
        ErrorCode = errorCode;
    }

    internal WithalloApiException(ApiError error)
        : this(error.Describe(), error.StatusCode, error.Code)
    {
        ErrorType = error.Body.Type;
        ErrorMessage = error.Body.Message;
        Parameter = error.Body.Parameter;
        Suggestion = error.Body.Suggestion;
        DocumentationUrl = error.Body.DocumentationUrl;
        Details = error.Body.Details;
        ResponseBody = error.Text;
        RequestId = error.RequestId;
        Retryable = error.Retryable;
        RetryAfter = error.RetryAfter;
        Operation = error.Operation;
        FromAllo = error.FromAllo;
        Attempts = error.Attempts;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Allo's machine-readable code: what to branch on. Null when the response had none, such as a proxy's.</summary>
    public string? ErrorCode { get; }

    /// <summary>API v2's category, such as <c>validation_error</c>.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Allo's explanation for people. It may repeat what you sent, numbers included: do not log it.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The parameter at fault, where API v2 names one.</summary>
    public string? Parameter { get; init; }

    /// <summary>What API v2 suggests to do next.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Where API v2 documents the code.</summary>
    public string? DocumentationUrl { get; init; }

    /// <summary>The details Allo gave: fields at fault, scopes missing, quotas.</summary>
    public IReadOnlyList<WithalloErrorDetail> Details { get; init; } = [];

    /// <summary>The body as it came, its first 32 KiB. It may hold personal data: do not log it.</summary>
    public string? ResponseBody { get; init; }

    /// <summary>
    /// Whether the response is Allo's own. False: something between here and Allo responded instead, such as a proxy or its CDN, and Allo
    /// most likely never saw the request.
    /// </summary>
    public bool FromAllo { get; init; } = true;

    /// <summary>Whether the same request may succeed later without a change.</summary>
    public bool Retryable { get; init; }

    /// <summary>How long Allo asks to wait, as a 429 or a 503 may; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
