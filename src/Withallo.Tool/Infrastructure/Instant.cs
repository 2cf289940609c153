using System.Globalization;

namespace Withallo.Tool;

internal static class Instant
{
    /// <summary>A date as programs read it, in UTC.</summary>
    public static string? Of(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
