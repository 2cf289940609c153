using System.Globalization;

namespace Withallo.Api.Pipeline;

/// <summary>Reads the headers that say how long to wait, whatever the machine's culture and clock are set to.</summary>
internal static class RetryAfterHeader
{
    /// <summary>The wait that <c>Retry-After</c> asks for: seconds, with or without a fraction, or an HTTP date (RFC 9110 §10.2.3).</summary>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        if (!response.Headers.TryGetValues("Retry-After", out var values) || values.FirstOrDefault()?.Trim() is not { } text)
        {
            return null;
        }

        return ErrorBody.Seconds(text) ?? (
            DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? AtLeastZero(date - now)
                : null);
    }

    /// <summary>The time until <c>X-RateLimit-Reset</c>, which is a Unix time and not a delay (errors-limits-auth.md §5).</summary>
    public static TimeSpan? ReadReset(RateLimitSnapshot? limit, DateTimeOffset now) =>
        limit?.ResetAt is { } reset ? AtLeastZero(reset - now) : null;

    private static TimeSpan AtLeastZero(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
}
