using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>How outbound calls did over a period.</summary>
[AlloObject]
public sealed partial record OutboundMetrics : AlloObject
{
    /// <summary>The period.</summary>
    public AnalyticsDateRange? Date { get; set; }

    /// <summary>The period compared with; null without one.</summary>
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
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>
    /// The calls behind a stage, with pages of their own; null unless asked for with
    /// <see cref="OutboundAnalyticsRequest.Drilldown"/>.
    /// </summary>
    public Page<OutboundDrilldownItem>? Items { get; set; }
}
