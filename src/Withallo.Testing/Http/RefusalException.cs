namespace Withallo.Testing;

/// <summary>Why a request is refused. Each generation of the API writes it in a shape of its own.</summary>
internal sealed class RefusalException(int statusCode, string code, string? message = null, string? field = null) : Exception(message ?? code)
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

    public static RefusalException UnknownPath() => new(404, "ENDPOINT_NOT_FOUND");

    public static RefusalException WrongMethod(IEnumerable<string> allowed) => new(405, "METHOD_NOT_ALLOWED")
    {
        Headers = new Dictionary<string, string> { ["Allow"] = string.Join(", ", allowed) },
    };
}
