using Withallo.Api.Calls;

namespace Withallo.Api;

/// <summary>What options must be for a client to work. Each message says what to change, and none repeats a key.</summary>
internal static class WithalloOptionsCheck
{
    public const string KeyVariable = "WITHALLO_API_KEY";

    /// <summary>The key as it is now: that of the options, else that of the environment.</summary>
    public static string? KeyOf(WithalloOptions options, bool usesEnvironment) =>
        usesEnvironment && string.IsNullOrWhiteSpace(options.ApiKey) ? Environment.GetEnvironmentVariable(KeyVariable) : options.ApiKey;

    /// <param name="options">The options.</param>
    /// <param name="usesEnvironment">Whether the key may come from the environment: a client with a name never borrows another account's.</param>
    public static IEnumerable<string> Errors(WithalloOptions options, bool usesEnvironment)
    {
        var key = KeyOf(options, usesEnvironment);
        if (options.ApiKeyProvider is null && ApiKey.ErrorIn(key) is { } error)
        {
            yield return !string.IsNullOrWhiteSpace(key) ? $"{nameof(WithalloOptions.ApiKey)} {error}."
                : $"There is no API key. Put it into {nameof(WithalloOptions)}.{nameof(WithalloOptions.ApiKey)} in code, or into 'ApiKey' of the configuration section that AddWithallo binds"
                + (usesEnvironment ? $", or into the environment variable {KeyVariable}." : $". The environment variable {KeyVariable} is for the client without a name alone.");
        }

        const string urlName = nameof(WithalloOptions.BaseUrl);
        if (options.BaseUrl is not { IsAbsoluteUri: true } url || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
        {
            yield return $"{urlName} must be an absolute https address, such as https://api.withallo.com.";
        }
        else if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            yield return $"{urlName} is plain http to another machine, which would show the API key to everyone on the way: use https.";
        }
        else if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            yield return $"{urlName} must end with its path: drop user, query and fragment.";
        }

        foreach (var (name, time) in new[]
        {
            (nameof(WithalloOptions.Timeout), options.Timeout),
            (nameof(WithalloOptions.TotalTimeout), options.TotalTimeout),
            (nameof(WithalloOptions.ConnectTimeout), options.ConnectTimeout),
        })
        {
            if (!IsTimeout(time))
            {
                yield return $"{name} must be more than zero and at most 24 days, or Timeout.InfiniteTimeSpan.";
            }
        }

        if (options.Retry.MaxRetries is < 0 or > 20)
        {
            yield return "Retry.MaxRetries must be 0 to 20.";
        }

        if (options.Retry.BaseDelay < TimeSpan.Zero || options.Retry.MaxDelay < options.Retry.BaseDelay || options.Retry.MaxDelay > TimeSpan.FromHours(1))
        {
            yield return "Retry.BaseDelay must not be negative, and Retry.MaxDelay must be at least as long and at most an hour.";
        }

        if (options.RateLimit.ReadsPerSecond < 1 || options.RateLimit.WritesPerSecond < 1)
        {
            yield return "RateLimit.ReadsPerSecond and WritesPerSecond must be at least 1.";
        }

        if (options.RateLimit.QueueTimeout < TimeSpan.Zero || options.RateLimit.QueueTimeout > TimeSpan.FromDays(1))
        {
            yield return "RateLimit.QueueTimeout must not be negative, and at most a day.";
        }

        if (string.IsNullOrWhiteSpace(options.UserAgent) || !HeaderText.IsValue(options.UserAgent))
        {
            yield return $"{nameof(WithalloOptions.UserAgent)} must be one line of ASCII characters.";
        }

        foreach (var (name, value) in options.Headers)
        {
            if (!HeaderText.IsName(name) || !HeaderText.IsValue(value))
            {
                yield return "Headers holds a header that cannot be sent: a name is a token and does not begin with Content-, a value is one line of ASCII characters.";
            }
        }
    }

    /// <summary>Whether a deadline can be that long.</summary>
    public static bool IsTimeout(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan || (time > TimeSpan.Zero && time.TotalMilliseconds <= int.MaxValue);
}
