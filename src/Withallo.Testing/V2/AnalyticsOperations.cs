using System.Text.Json;
using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>Counts of the sandbox's own calls (docs/allo-api/v2.md#analytics). How Allo counts is documented in part only.</summary>
internal sealed class AnalyticsOperations(SandboxState state)
{
    private const string Scope = "CONVERSATIONS_READ";

    public IReadOnlyList<Route> Routes =>
    [
        new("POST", "/analytics/overview", Scope, GetTeamMetrics, "The team's calls in numbers"),
        new("POST", "/analytics/outbound", Scope, GetOutbound, "Outbound calls in numbers"),
    ];

    private Reply GetTeamMetrics(SandboxRequest request, IReadOnlyList<string> values)
    {
        var period = new AnalyticsPeriod(JsonBody.Of(request), state.Items.All(), outboundOnly: false);
        return WireJson.Data(period, (json, period) =>
        {
            json.WriteStartObject();
            period.WriteDates(json);
            json.WriteStartObject("summary");
            WriteTeamMetrics(json, period, "total_calls");
            json.WriteEndObject();
            json.WritePropertyName("breakdown");
            WireJson.WriteArray(json, period.ByUser(), static (json, user) =>
            {
                json.WriteStartObject();
                json.WritePropertyName("user");
                V2Json.WriteUser(json, user.Key);
                WriteTeamMetrics(json, user.Period, "calls");
                json.WriteEndObject();
            });
            WriteLastUpdated(json);
            json.WriteEndObject();
        });
    }

    private Reply GetOutbound(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var period = new AnalyticsPeriod(body, state.Items.All(), outboundOnly: true);
        if (body.Has("group_by"))
        {
            throw V2Errors.For("INVALID_GROUP_BY", "group_by");
        }

        var granularity = body.Text("granularity") ?? "DAY";
        if (granularity is not ("DAY" or "WEEK" or "MONTH"))
        {
            throw V2Errors.For("INVALID_GRANULARITY", "granularity");
        }

        var funnel = new OutboundFunnelCounter(body.Texts("tags") ?? []);
        var stage = Drilldown(body);
        var page = stage is null ? default : V2Page.Of(body);
        return WireJson.Data(period, (json, period) =>
        {
            json.WriteStartObject();
            period.WriteDates(json);
            funnel.WriteFunnel(json, period);
            funnel.WriteTimeSeries(json, period, granularity);
            funnel.WriteHeatmap(json, period);
            json.WritePropertyName("leaderboard");
            WireJson.WriteArray(json, period.ByUser(), static (json, user) =>
            {
                json.WriteStartObject();
                json.WritePropertyName("user");
                V2Json.WriteUser(json, user.Key);
                json.WriteNumber("connected", user.Period.Calls.Count(OutboundFunnelCounter.IsConnected));
                json.WriteEndObject();
            });
            WriteTimeSpent(json, period);
            WriteLastUpdated(json);
            if (stage is { } wanted)
            {
                // A page inside data, with a pagination of its own.
                json.WriteStartObject("items");
                page.Write(
                    json,
                    [.. period.Calls.Where(call => funnel.StageOf(call) >= wanted)],
                    (json, call) => WriteDrilldown(json, call, funnel.StageOf(call)));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        });
    }

    /// <summary>The stage whose calls are asked for; null when none are.</summary>
    private static Stage? Drilldown(JsonBody body)
    {
        if (body.Text("extend") is not { } extend)
        {
            return null;
        }

        if (extend != "items")
        {
            throw V2Errors.For("UNSUPPORTED_EXTEND_VALUE", "extend");
        }

        return body.Text("stage") switch
        {
            "DIAL" => Stage.Dial,
            "CONNECTED" => Stage.Connected,
            "CONVERSATION" => Stage.Conversation,
            "CONVERSION" => Stage.Conversion,
            _ => throw V2Errors.Invalid("stage", "must be DIAL, CONNECTED, CONVERSATION or CONVERSION with 'extend=items'"),
        };
    }

    private static void WriteTeamMetrics(Utf8JsonWriter json, AnalyticsPeriod period, string nameOfCalls)
    {
        period.WriteMetric(json, nameOfCalls, calls => calls.Count);
        period.WriteMetric(json, "talk_time_seconds", TalkTime);
        period.WriteMetric(json, "calls_over_1_min", calls => calls.Count(call => call.Duration > 60));
        period.WriteMetric(json, "answer_rate", calls => Ratio(calls.Count(OutboundFunnelCounter.IsConnected), calls.Count));
    }

    private static void WriteTimeSpent(Utf8JsonWriter json, AnalyticsPeriod period)
    {
        json.WriteStartObject("time_spent");

        // The sandbox's calls do not say how long they rang.
        period.WriteMetric(json, "avg_ringing_time_seconds", _ => 0);
        period.WriteMetric(json, "avg_conversation_time_seconds", calls => Ratio(TalkTime(calls), calls.Count(OutboundFunnelCounter.IsConnected)));
        period.WriteMetric(json, "total_conversation_time_seconds", TalkTime);
        json.WriteEndObject();
    }

    private static double TalkTime(IReadOnlyList<ConversationItem> calls) =>
        calls.Where(OutboundFunnelCounter.IsConnected).Sum(call => call.Duration ?? 0);

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    private void WriteLastUpdated(Utf8JsonWriter json) => WireJson.WriteInstant(json, "last_updated", state.Clock.GetUtcNow());

    private void WriteDrilldown(Utf8JsonWriter json, ConversationItem call, Stage stage)
    {
        json.WriteStartObject();
        json.WriteString("id", call.Id);
        V2Json.WriteObject(json, "user", call.User, V2Json.WriteUser);
        json.WriteString("allo_number", call.AlloNumber);
        json.WriteString("allo_number_label", state.PhoneNumbers.FirstOrDefault(own => own.Number == call.AlloNumber)?.Name);
        json.WriteString("contact_number", call.ContactNumber);
        json.WriteString("stage", stage switch
        {
            Stage.Dial => "DIAL",
            Stage.Connected => "CONNECTED",
            Stage.Conversation => "CONVERSATION",
            _ => "CONVERSION",
        });
        json.WriteBoolean("voicemail", call.Result == CallOutcome.Voicemail);
        json.WriteNumber("duration", call.Duration ?? 0);
        WireJson.WriteInstant(json, "date", call.Date);
        json.WriteEndObject();
    }
}
