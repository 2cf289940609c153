using Withallo.Api.Pipeline;

namespace Withallo.Api;

/// <summary>What options must be for a client to work. Each complaint says what to change, and none repeats a key.</summary>
internal static class WithalloOptionsCheck
{
    public const string KeyVariable = "WITHALLO_API_KEY";

    /// <summary>Fills in the key from the environment, when code and configuration gave none.</summary>
    public static void UseEnvironment(WithalloOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ApiKey))
        {
            options.ApiKey = Environment.GetEnvironmentVariable(KeyVariable);
        }
    }

    public static IEnumerable<string> Complaints(WithalloOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ApiKey))
        {
            yield return $"There is no API key. Put it in one of three places: {nameof(WithalloOptions)}.{nameof(WithalloOptions.ApiKey)} in code, "
                + $"'ApiKey' in the configuration section that AddWithallo binds, or the environment variable {KeyVariable}.";
        }
        else if (options.ApiKey.AsSpan().Trim().ContainsAnyExceptInRange(' ', '~'))
        {
            yield return $"{nameof(WithalloOptions.ApiKey)} holds a line break or another character that no key has: copy it again, on one line.";
        }

        foreach (var (name, url) in new[] { (nameof(WithalloOptions.BaseUrl), options.BaseUrl), (nameof(WithalloOptions.V2BaseUrl), options.V2BaseUrl) })
        {
            if (url is not { IsAbsoluteUri: true } || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
            {
                yield return $"{name} must be an absolute https address, such as https://api.withallo.com/v1/api.";
            }
            else if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
            {
                yield return $"{name} is plain http to another machine, which would show the API key to everyone on the way: use https.";
            }
            else if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
            {
                yield return $"{name} must end with its path: drop user, query and fragment.";
            }
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

        if (options.Timeout > options.TotalTimeout && options.TotalTimeout > TimeSpan.Zero)
        {
            yield return $"{nameof(WithalloOptions.Timeout)} is for one attempt and {nameof(WithalloOptions.TotalTimeout)} for all of them: the first must not be longer.";
        }

        if (options.Retry.MaxRetries is < 0 or > 20)
        {
            yield return "Retry.MaxRetries must be 0 to 20.";
        }
        else if (options.Retry.MaxRetries > 0 && !RetryOptions.AreSupported)
        {
            yield return $"Retry.MaxRetries must be 0 in a program that is built without retries: drop the setting, or the switch {RetryOptions.Switch}.";
        }

        if (options.Retry.BaseDelay < TimeSpan.Zero || options.Retry.MaxDelay < options.Retry.BaseDelay || options.Retry.MaxDelay > TimeSpan.FromHours(1))
        {
            yield return "Retry.BaseDelay must not be negative, and Retry.MaxDelay must be at least as long and at most an hour.";
        }

        if (options.RateLimit.ReadsPerSecond < 1 || options.RateLimit.WritesPerSecond < 1 || options.RateLimit.QueueLimit < 0)
        {
            yield return "RateLimit.ReadsPerSecond and WritesPerSecond must be at least 1, and QueueLimit at least 0.";
        }

        foreach (var (name, format) in new[]
        {
            (nameof(WithalloOptions.AuthorizationFormat), options.AuthorizationFormat),
            (nameof(WithalloOptions.V2AuthorizationFormat), options.V2AuthorizationFormat),
        })
        {
            if (format is null || format.Replace("{0}", "", StringComparison.Ordinal).AsSpan().IndexOfAny("{}\r\n") >= 0 || !format.Contains("{0}", StringComparison.Ordinal))
            {
                yield return $"{name} must hold {{0}}, which stands for the key, and no other brace and no line break.";
            }
        }

        if (string.IsNullOrWhiteSpace(options.UserAgent) || !HeaderText.IsValue(options.UserAgent))
        {
            yield return $"{nameof(WithalloOptions.UserAgent)} must be one line of ASCII characters.";
        }

        foreach (var (name, value) in options.Headers)
        {
            if (!HeaderText.IsName(name) || !HeaderText.IsValue(value))
            {
                yield return "Headers holds a header that cannot be sent: a name is one word and does not begin with Content-, a value is one line of ASCII characters.";
            }
        }

        if (options.TimeProvider is null)
        {
            yield return $"{nameof(WithalloOptions.TimeProvider)} must not be null: TimeProvider.System is the default.";
        }
    }

    /// <summary>Whether a deadline can be that long.</summary>
    public static bool IsTimeout(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan || (time > TimeSpan.Zero && time.TotalMilliseconds <= int.MaxValue);
}
