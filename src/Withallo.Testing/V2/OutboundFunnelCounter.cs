using System.Text.Json;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>Outbound calls by how far they came, over time and by the hour of the week.</summary>
internal sealed class OutboundFunnelCounter(IReadOnlyList<string> conversionTags)
{
    // What makes a conversation of a connected call is documented nowhere.
    private const int ConversationSeconds = 60;

    private static readonly string[] Weekdays = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];

    public static bool IsConnected(ConversationItem call) =>
        call.Result == CallOutcome.Answered || call.Result == CallOutcome.Transferred;

    public Stage StageOf(ConversationItem call) =>
        !IsConnected(call) ? Stage.Dial
        : call.Duration < ConversationSeconds ? Stage.Connected
        : call.Tags.Any(conversionTags.Contains) ? Stage.Conversion
        : Stage.Conversation;

    public void WriteFunnel(Utf8JsonWriter json, AnalyticsPeriod period)
    {
        json.WriteStartObject("funnel");
        WriteStage("dials", Stage.Dial);
        WriteStage("connected", Stage.Connected);
        WriteStage("conversations", Stage.Conversation);
        WriteStage("conversions", Stage.Conversion);
        json.WriteEndObject();

        void WriteStage(string name, Stage stage)
        {
            json.WriteStartObject(name);
            period.WriteMetric(json, "count", calls => Count(calls, stage));
            WireJson.WriteNumber(json, "rate", period.Calls.Count == 0 ? null : Rate(period.Calls, stage));
            json.WriteEndObject();
        }
    }

    public void WriteTimeSeries(Utf8JsonWriter json, AnalyticsPeriod period, string granularity)
    {
        var buckets = period.Calls.ToLookup(call => Start(DateRange.DayOf(call.Date!.Value), granularity));
        var starts = new List<DateOnly>();
        for (var day = period.Date.From; day <= period.Date.To; day = day.AddDays(1))
        {
            starts.Add(Start(day, granularity));
        }

        json.WriteStartObject("time_series");
        WriteSeries("dials", calls => calls.Count);
        WriteSeries("connected", calls => Count(calls, Stage.Connected));
        WriteSeries("connection_rate", calls => Rate(calls, Stage.Connected));
        WriteSeries("conversions", calls => Count(calls, Stage.Conversion));
        json.WriteEndObject();

        void WriteSeries(string name, Func<IReadOnlyList<ConversationItem>, double> measure)
        {
            json.WritePropertyName(name);
            WireJson.WriteArray(json, starts.Distinct(), (json, start) =>
            {
                json.WriteStartObject();
                DateRange.WriteDay(json, "date", start);
                json.WriteNumber("value", measure([.. buckets[start]]));
                json.WriteEndObject();
            });
        }
    }

    public void WriteHeatmap(Utf8JsonWriter json, AnalyticsPeriod period)
    {
        var hours = period.Calls
            .GroupBy(call => (Day: call.Date!.Value.UtcDateTime.DayOfWeek, call.Date!.Value.UtcDateTime.Hour))
            .OrderBy(hour => (((int)hour.Key.Day + 6) % 7, hour.Key.Hour))
            .ToArray();
        json.WriteStartObject("heatmap");
        WriteCells("dials", calls => calls.Count);
        WriteCells("connected", calls => Count(calls, Stage.Connected));

        // A fraction, although the schema says integer.
        WriteCells("connection_rate", calls => Rate(calls, Stage.Connected));
        json.WriteEndObject();

        void WriteCells(string name, Func<IReadOnlyList<ConversationItem>, double> measure)
        {
            json.WritePropertyName(name);
            WireJson.WriteArray(json, hours, (json, hour) =>
            {
                json.WriteStartObject();
                json.WriteString("day", Weekdays[(int)hour.Key.Day]);
                json.WriteNumber("hour", hour.Key.Hour);
                json.WriteNumber("value", measure([.. hour]));
                json.WriteEndObject();
            });
        }
    }

    /// <summary>The first day of the day's bucket; weeks begin on Monday.</summary>
    private static DateOnly Start(DateOnly day, string granularity) => granularity switch
    {
        "WEEK" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        "MONTH" => new DateOnly(day.Year, day.Month, 1),
        _ => day,
    };

    private int Count(IReadOnlyList<ConversationItem> calls, Stage stage) => calls.Count(call => StageOf(call) >= stage);

    private double Rate(IReadOnlyList<ConversationItem> calls, Stage stage) =>
        calls.Count == 0 ? 0 : Math.Round((double)Count(calls, stage) / calls.Count, 4);
}
