using System.Globalization;

namespace Withallo.Api.Http;

/// <summary>Reads the headers that say how long to wait, whatever the machine's culture and time zone are.</summary>
internal static class RetryAfterHeader
{
    /// <summary>The HTTP date, and the two older ways to write it that a recipient must still read (RFC 9110 §5.6.7).</summary>
    private static readonly string[] DateFormats = ["r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];

    /// <summary>The wait that <c>Retry-After</c> asks for: seconds, with or without a fraction, or an HTTP date (RFC 9110 §10.2.3).</summary>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var text = ResponseHeaders.First(response, "Retry-After")?.Trim();
        return ErrorBody.Seconds(text) ?? (
            DateTimeOffset.TryParseExact(
                text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out var date)
                ? AtLeastZero(date - now)
                : null);
    }

    /// <summary>The time until <c>X-RateLimit-Reset</c>, which is a Unix time and not a delay.</summary>
    public static TimeSpan? ReadReset(HttpResponseMessage response, DateTimeOffset now) =>
        ResponseHeaders.RateLimit(response)?.ResetAt is { } reset ? AtLeastZero(reset - now) : null;

    private static TimeSpan AtLeastZero(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
}
