using Withallo.Api;

namespace Withallo.Benchmarks.Support;

/// <summary>The SDK's client as it is compared with the hand-written one.</summary>
internal static class Clients
{
    public const string BaseUrl = "https://api.withallo.com/v1/api";

    /// <summary>No more work than the hand-written client does: one deadline, no retry, no limiter.</summary>
    public static WithalloOptions BareOptions(string baseUrl = BaseUrl)
    {
        var options = new WithalloOptions { ApiKey = "key", BaseUrl = new Uri(baseUrl), TotalTimeout = Timeout.InfiniteTimeSpan };
        options.Retry.MaxRetries = 0;
        options.RateLimit.Enabled = false;
        return options;
    }
}
