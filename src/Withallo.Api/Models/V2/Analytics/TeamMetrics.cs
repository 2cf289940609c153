using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>How the team did over a period, inbound and outbound.</summary>
[AlloObject]
public sealed partial record TeamMetrics : AlloObject
{
    /// <summary>The period.</summary>
    public AnalyticsDateRange? Date { get; set; }

    /// <summary>The period compared with; null without one.</summary>
    public AnalyticsDateRange? CompareDate { get; set; }

    /// <summary>The figures of all together.</summary>
    public TeamMetricsSummary? Summary { get; set; }

    /// <summary>The figures of each user.</summary>
    public IReadOnlyList<UserBreakdown> Breakdown { get; set => field = value ?? []; } = [];

    /// <summary>When the figures were last counted.</summary>
    public DateTimeOffset? LastUpdated { get; set; }
}
