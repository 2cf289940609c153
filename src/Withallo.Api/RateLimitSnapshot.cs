namespace Withallo.Api;

/// <summary>The rate limit of a key as a response stated it.</summary>
/// <param name="Limit">How many requests fit in the window (<c>X-RateLimit-Limit</c>).</param>
/// <param name="Remaining">How many are left (<c>X-RateLimit-Remaining</c>).</param>
/// <param name="ResetAt">When the window starts anew (<c>X-RateLimit-Reset</c>, a Unix time, not a delay).</param>
public readonly record struct RateLimitSnapshot(int? Limit, int? Remaining, DateTimeOffset? ResetAt);
