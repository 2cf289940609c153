using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>How outbound calls did over a period (rest-v2.md §10).</summary>
public sealed record OutboundMetrics
{
    /// <summary>The period.</summary>
    public AnalyticsDateRange? Date { get; set; }

    /// <summary>The period compared with; null without one (rest-v2.md §16 trap 27).</summary>
    public AnalyticsDateRange? CompareDate { get; set; }

    /// <summary>From dials to conversions.</summary>
    public OutboundFunnel? Funnel { get; set; }

    /// <summary>The figures over time.</summary>
    public OutboundTimeSeries? TimeSeries { get; set; }

    /// <summary>The figures by weekday and hour.</summary>
    public OutboundHeatmap? Heatmap { get; set; }

    /// <summary>Who connected most.</summary>
    public IReadOnlyList<LeaderboardEntry> Leaderboard { get; set => field = value ?? []; } = [];

    /// <summary>How long calls took.</summary>
    public OutboundTimeSpent? TimeSpent { get; set; }

    /// <summary>When the figures were last counted.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>
    /// The calls behind a stage, with pages of their own (rest-v2.md §16 trap 26); null unless asked for with
    /// <see cref="OutboundAnalyticsRequest.Drilldown"/>.
    /// </summary>
    public Page<OutboundDrilldownItem>? Items { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Date = {Date}");
        return true;
    }
}
