namespace Withallo.Api;

/// <summary>How a client reaches Allo. Read once, when the client is made: later changes do nothing.</summary>
public sealed class WithalloOptions
{
    /// <summary>
    /// The API key. Unset: the environment variable <c>WITHALLO_API_KEY</c>. White space around it is dropped; it goes to the configured
    /// hosts only, and into no log, exception, span or metric.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>Where API v1 is. Plain http is refused unless the host is this machine.</summary>
    /// <value><c>https://api.withallo.com/v1/api</c></value>
    public Uri BaseUrl { get; set; } = new("https://api.withallo.com/v1/api");

    /// <summary>Where API v2 is. Plain http is refused unless the host is this machine.</summary>
    /// <value><c>https://api.withallo.com/v2/api</c></value>
    public Uri V2BaseUrl { get; set; } = new("https://api.withallo.com/v2/api");

    /// <summary>How long one attempt may take, its body included.</summary>
    /// <value>30 seconds; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long all attempts and the delays between them may take.</summary>
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

    /// <summary>How the key is written in the <c>Authorization</c> header of API v1; <c>{0}</c> stands for the key.</summary>
    /// <value><c>{0}</c>: the key alone (errors-limits-auth.md §1).</value>
    public string AuthorizationFormat { get; set; } = "{0}";

    /// <summary>How the key is written in the <c>Authorization</c> header of API v2; <c>{0}</c> stands for the key.</summary>
    /// <value><c>Api-Key {0}</c> (errors-limits-auth.md §1).</value>
    public string V2AuthorizationFormat { get; set; } = "Api-Key {0}";

    /// <summary>The clock of every deadline and delay: replace it in tests.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal static string DefaultUserAgent { get; } = "withallo-dotnet/" + WithalloVersion.Current;

    /// <summary>The type alone: it holds the key.</summary>
    public override string ToString() => nameof(WithalloOptions);
}
