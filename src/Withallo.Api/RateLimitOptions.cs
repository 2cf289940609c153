using System.Threading.RateLimiting;

namespace Withallo.Api;

/// <summary>How requests are spread over time so that Allo need not refuse them. Each client has one limiter of its own.</summary>
public sealed class RateLimitOptions
{
    internal const int AlloReadsPerSecond = 20;

    internal const int AlloWritesPerSecond = 5;

    /// <summary>Whether requests of API v2 wait for permits, and whether a 429 pauses the whole account.</summary>
    /// <value><see langword="true"/></value>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// How many GET requests a second API v2 is sent. When Allo states another limit, that is used; a rate of your own, such as one
    /// process's share of it, is only ever lowered.
    /// </summary>
    /// <value>20, Allo's documented limit.</value>
    public int ReadsPerSecond { get; set; } = AlloReadsPerSecond;

    /// <summary>
    /// How many other requests a second API v2 is sent; its searches are POST and count here. Allo's own statements count as for
    /// <see cref="ReadsPerSecond"/>.
    /// </summary>
    /// <value>5, Allo's documented limit.</value>
    public int WritesPerSecond { get; set; } = AlloWritesPerSecond;

    /// <summary>
    /// How long a call may wait for its permit; this time does not count towards <see cref="WithalloOptions.TotalTimeout"/>. A call that
    /// certainly cannot be served in it gets a <see cref="WithalloRateLimitException"/> at once.
    /// </summary>
    /// <value>5 minutes</value>
    public TimeSpan QueueTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// A limiter of your own for the GET requests of API v2, such as one that a fleet shares through Redis, in place of
    /// <see cref="ReadsPerSecond"/>. It gives one permit for each attempt, which is held until the response was read; when it refuses, it is
    /// asked again until <see cref="QueueTimeout"/>. The pause after a 429 stays. It is never disposed by the client.
    /// </summary>
    public RateLimiter? Reads { get; set; }

    /// <summary>As <see cref="Reads"/>, for all other requests of API v2, in place of <see cref="WritesPerSecond"/>.</summary>
    public RateLimiter? Writes { get; set; }
}
