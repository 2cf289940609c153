using System.Net;

namespace Withallo.Api;

/// <summary>What came along with a response: status, headers, request id and rate limits.</summary>
public class WithalloResponse
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; init; }

    /// <summary>Allo's name for the request, to quote to its support (<c>X-Request-Id</c>; API v1 documents none).</summary>
    public string? RequestId { get; init; }

    /// <summary>The rate limit as Allo last stated it (<c>X-RateLimit-*</c>); null where it stated none, as API v1 does.</summary>
    public RateLimitSnapshot? RateLimit { get; init; }

    /// <summary>Whether Allo repeated the response to an earlier request with the same idempotency key, and did nothing new.</summary>
    public bool IdempotencyReplayed { get; init; }

    /// <summary>How many attempts it took, the first included.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>All headers of the response, by name, case ignored; several values of one name are joined with a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Status and request id; no header, for one might hold something personal.</summary>
    public override string ToString() => $"{(int)StatusCode} {RequestId}".TrimEnd();
}
