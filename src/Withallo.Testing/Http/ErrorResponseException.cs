namespace Withallo.Testing;

/// <summary>Ends a request with an error response, whose body each generation of the API writes in its own way.</summary>
internal sealed class ErrorResponseException(int statusCode, string code, string? message = null, string? field = null) : Exception(message ?? code)
{
    public int StatusCode => statusCode;

    public string Code => code;

    /// <summary>What is wrong, when the code does not say it all.</summary>
    public string? Detail => message;

    /// <summary>What the message is about: a member, a parameter, the scope, the quota.</summary>
    public string? Field { get; } = field;

    /// <summary>How long to wait; API v2 says it in the body too.</summary>
    public int? RetryAfterSeconds { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static ErrorResponseException UnknownPath() => new(404, "ENDPOINT_NOT_FOUND");

    public static ErrorResponseException WrongMethod(IEnumerable<string> allowed) => new(405, "METHOD_NOT_ALLOWED")
    {
        Headers = new Dictionary<string, string> { ["Allow"] = string.Join(", ", allowed) },
    };
}
