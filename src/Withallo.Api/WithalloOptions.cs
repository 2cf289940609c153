namespace Withallo.Api;

/// <summary>How a client reaches Allo. Copied when the client is made: later changes do nothing.</summary>
public sealed class WithalloOptions
{
    /// <summary>
    /// The API key. Unset, and without <see cref="ApiKeyProvider"/>: the environment variable <c>WITHALLO_API_KEY</c>, for a client without a
    /// name. White space around it is dropped; it goes to the configured host only, and into no log, exception, span or metric. A client
    /// from a container reads it anew for each attempt, so that a key which changes in the configuration is used by the next call.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>Gives the API key for each attempt in place of <see cref="ApiKey"/>, such as from a vault; it should cache. What it throws reaches the caller.</summary>
    public Func<CancellationToken, ValueTask<string>>? ApiKeyProvider { get; set; }

    /// <summary>
    /// Where Allo is, for both generations of its API. A <c>/v1/api</c> or <c>/v2/api</c> at its end is dropped. Plain http is refused unless
    /// the host is this machine.
    /// </summary>
    /// <value><c>https://api.withallo.com</c></value>
    public Uri BaseUrl { get; set; } = new("https://api.withallo.com");

    /// <summary>How long one attempt may take, its body included.</summary>
    /// <value>30 seconds; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long all attempts and the delays between them may take; waiting for a permit of the client's own limiter does not count. Where
    /// it is shorter than <see cref="Timeout"/>, it counts for the single attempt too.
    /// </summary>
    /// <value>2 minutes; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long making a connection may take. It counts towards <see cref="Timeout"/>.</summary>
    /// <value>10 seconds.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What the client calls itself.</summary>
    /// <value><c>withallo-dotnet/</c> and the version.</value>
    public string UserAgent { get; set; } = DefaultUserAgent;

    /// <summary>Headers added to every request.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>When and how often a call is tried again.</summary>
    public RetryOptions Retry { get; } = new();

    /// <summary>How bursts are smoothed before Allo refuses them.</summary>
    public RateLimitOptions RateLimit { get; } = new();

    /// <summary>The clock of every deadline and delay, for tests; null: the system's. It is not taken from a container by itself.</summary>
    public TimeProvider? TimeProvider { get; set; }

    internal static string DefaultUserAgent { get; } = "withallo-dotnet/" + WithalloVersion.Current;

    /// <summary>The type alone: it holds the key.</summary>
    public override string ToString() => nameof(WithalloOptions);
}
