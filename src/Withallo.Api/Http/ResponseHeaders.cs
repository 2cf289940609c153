using System.Globalization;
using System.Net.Http.Headers;

namespace Withallo.Api.Http;

/// <summary>What the SDK reads from the headers of a response.</summary>
internal static class ResponseHeaders
{
    /// <summary>The last second of the year 9999.</summary>
    private const long LatestUnixTime = 253_402_300_799;

    public static string? RequestId(HttpResponseMessage response) => First(response, "X-Request-Id");

    private static bool IdempotencyReplayed(HttpResponseMessage response) =>
        string.Equals(First(response, "Idempotency-Replayed"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many requests Allo says it takes a second.</summary>
    public static int? Limit(HttpResponseMessage response) => Clamp(Number(First(response, "X-RateLimit-Limit")));

    public static RateLimitSnapshot? RateLimit(HttpResponseMessage response)
    {
        var limit = Limit(response);
        var remaining = Number(First(response, "X-RateLimit-Remaining"));
        var reset = Number(First(response, "X-RateLimit-Reset"));
        return limit is null && remaining is null && reset is null
            ? null
            : new RateLimitSnapshot(
                limit,
                Clamp(remaining),
                reset is null ? null : DateTimeOffset.FromUnixTimeSeconds(reset.Value));
    }

    private static Dictionary<string, string> All(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Add(headers, response.Headers);
        Add(headers, response.Content.Headers);
        return headers;
    }

    /// <summary>What the caller of a method may want to know of its response.</summary>
    public static WithalloResponse Describe(HttpResponseMessage response, int attempts) => new()
    {
        StatusCode = response.StatusCode,
        RequestId = RequestId(response),
        RateLimit = RateLimit(response),
        IdempotencyReplayed = IdempotencyReplayed(response),
        Attempts = attempts,
        Headers = All(response),
    };

    private static void Add(Dictionary<string, string> all, HttpHeaders headers)
    {
        foreach (var (name, values) in headers.NonValidated)
        {
            all[name] = string.Join(", ", values);
        }
    }

    public static string? First(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) && values.Count > 0 ? values.ToString() : null;

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LatestUnixTime ? number : null;

    private static int? Clamp(long? number) => number is { } known ? (int)Math.Min(known, int.MaxValue) : null;
}
