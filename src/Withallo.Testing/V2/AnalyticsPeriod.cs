using System.Text.Json;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>The calls of the days that are asked for, and those of the days they are compared with.</summary>
internal sealed class AnalyticsPeriod
{
    public AnalyticsPeriod(JsonBody body, IReadOnlyList<ConversationItem> items, bool outboundOnly)
    {
        Date = DateRange.Of(body, "date") ?? throw V2Errors.For("INVALID_DATE_RANGE", "date");
        CompareDate = DateRange.Of(body, "compare_date");
        var (userIds, alloNumbers) = (body.Texts("user_ids"), body.Texts("allo_numbers"));
        if (userIds is not null && alloNumbers is not null)
        {
            throw V2Errors.Invalid("user_ids", "and 'allo_numbers' exclude each other");
        }

        var calls = items.Where(item =>
            item.Type == ConversationItemType.Call
            && (!outboundOnly || item.Direction == Direction.Outbound)
            && (userIds is null || (item.User is { } user && userIds.Contains(user.Id)))
            && (alloNumbers is null || (item.AlloNumber is { } number && alloNumbers.Contains(number)))).ToArray();
        Calls = [.. calls.Where(call => Date.Contains(call.Date))];
        Previous = CompareDate is null ? null : [.. calls.Where(call => CompareDate.Contains(call.Date))];
    }

    private AnalyticsPeriod(AnalyticsPeriod whole, string userId)
    {
        (Date, CompareDate) = (whole.Date, whole.CompareDate);
        Calls = [.. whole.Calls.Where(call => call.User?.Id == userId)];
        Previous = whole.Previous is null ? null : [.. whole.Previous.Where(call => call.User?.Id == userId)];
    }

    public DateRange Date { get; }

    /// <summary>Optional in, optional out (docs/allo-api/v2.md#analytics).</summary>
    public DateRange? CompareDate { get; }

    public IReadOnlyList<ConversationItem> Calls { get; }

    public IReadOnlyList<ConversationItem>? Previous { get; }

    /// <summary>The same of each user who had a call, those with the most first.</summary>
    public IEnumerable<(UserRef Key, AnalyticsPeriod Period)> ByUser() => Calls
        .Where(call => call.User is not null)
        .DistinctBy(call => call.User!.Id)
        .Select(call => (call.User!, Period: new AnalyticsPeriod(this, call.User!.Id)))
        .OrderByDescending(user => user.Period.Calls.Count);

    public void WriteDates(Utf8JsonWriter json)
    {
        Date.Write(json, "date");
        CompareDate?.Write(json, "compare_date");
    }

    public void WriteMetric(Utf8JsonWriter json, string name, Func<IReadOnlyList<ConversationItem>, double> measure)
    {
        var value = measure(Calls);
        json.WriteStartObject(name);
        json.WriteNumber("value", value);
        if (Previous is not null)
        {
            var previous = measure(Previous);
            json.WriteNumber("previous", previous);
            WireJson.WriteNumber(json, "change", previous == 0 ? null : Math.Round((value - previous) / previous, 4));
        }

        json.WriteEndObject();
    }
}
