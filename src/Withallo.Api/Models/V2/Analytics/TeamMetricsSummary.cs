using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>The figures of all users together.</summary>
[AlloObject]
public sealed partial record TeamMetricsSummary : AlloObject
{
    /// <summary>Calls.</summary>
    public MetricValue? TotalCalls { get; set; }

    /// <summary>Seconds talked.</summary>
    public MetricValue? TalkTimeSeconds { get; set; }

    /// <summary>Calls longer than a minute.</summary>
    [AlloName("calls_over_1_min")]
    public MetricValue? CallsOver1Min { get; set; }

    /// <summary>The share of calls answered, 0 to 1.</summary>
    public MetricValue? AnswerRate { get; set; }
}
