namespace Withallo.Testing;

/// <summary>How many requests a second API v2 takes; the others get 429 <c>RATE_LIMIT_EXCEEDED</c>. A second is one of the sandbox's clock.</summary>
/// <param name="ReadsPerSecond">GET requests; null: as many as come.</param>
/// <param name="WritesPerSecond">All other requests, searches among them; null: as many as come.</param>
public sealed record SandboxRateLimits(int? ReadsPerSecond, int? WritesPerSecond)
{
    /// <summary>What Allo documents: 20 reads and 5 writes. A client of this SDK keeps to it by itself.</summary>
    public static SandboxRateLimits Documented { get; } = new(20, 5);

    /// <summary>No limit, and no headers about one.</summary>
    public static SandboxRateLimits None { get; } = new(null, null);
}
