using System.Globalization;
using System.Text.Json;

namespace Withallo.Testing.V2;

/// <summary>Days from one to another, both included, in UTC (docs/allo-api/v2.md#analytics).</summary>
internal sealed record DateRange(DateOnly From, DateOnly To)
{
    // The limit exists and is not published.
    private const int MostDays = 366;

    /// <summary>Reads a range; null when it is missing.</summary>
    public static DateRange? Of(JsonBody body, string name)
    {
        if (body.Object(name) is not { } range)
        {
            return null;
        }

        if (!TryRead(range.Text("from"), out var from) || !TryRead(range.Text("to"), out var to) || from >= to)
        {
            throw V2Errors.For("INVALID_DATE_RANGE", name);
        }

        return to.DayNumber - from.DayNumber < MostDays ? new DateRange(from, to) : throw V2Errors.For("DATE_RANGE_TOO_WIDE", name);
    }

    public static DateOnly DayOf(DateTimeOffset date) => DateOnly.FromDateTime(date.UtcDateTime);

    public bool Contains(DateTimeOffset? date) => date is { } moment && DayOf(moment) is var day && day >= From && day <= To;

    public void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        WriteDay(json, "from", From);
        WriteDay(json, "to", To);
        json.WriteEndObject();
    }

    public static void WriteDay(Utf8JsonWriter json, string name, DateOnly day) =>
        json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static bool TryRead(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
