using System.Threading.RateLimiting;

namespace Withallo.Api;

/// <summary>
/// How requests are spread over time so that Allo need not refuse them. One limiter serves all clients of an account in the process.
/// </summary>
public sealed class RateLimitOptions
{
    internal const int AlloReadsPerSecond = 20;

    internal const int AlloWritesPerSecond = 5;

    /// <summary>Whether requests of API v2 wait for their turn, and whether a 429 pauses the whole account.</summary>
    /// <value><see langword="true"/></value>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// How many GET requests a second API v2 is sent. When Allo states another limit, that is used; a rate of your own, such as one
    /// process's share of it, is only ever lowered.
    /// </summary>
    /// <value>20, Allo's documented limit (errors-limits-auth.md §5).</value>
    public int ReadsPerSecond { get; set; } = AlloReadsPerSecond;

    /// <summary>
    /// How many other requests a second API v2 is sent; its searches are POST and count here. Allo's own statements count as for
    /// <see cref="ReadsPerSecond"/>.
    /// </summary>
    /// <value>5, Allo's documented limit (errors-limits-auth.md §5).</value>
    public int WritesPerSecond { get; set; } = AlloWritesPerSecond;

    /// <summary>How many calls may wait for their turn; one more is refused with a <see cref="WithalloRateLimitException"/>.</summary>
    /// <value>10,000</value>
    public int QueueLimit { get; set; } = 10_000;

    /// <summary>
    /// A limiter of your own that every request of both generations asks for one permit first, such as one that a fleet shares
    /// through a store. It replaces the built-in one; we never dispose it.
    /// </summary>
    public RateLimiter? Limiter { get; set; }
}
