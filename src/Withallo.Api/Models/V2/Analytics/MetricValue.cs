using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A figure and how it compares. Counts are whole, times are in seconds, rates go from 0 to 1.</summary>
[AlloObject]
public sealed partial record MetricValue : AlloObject
{
    /// <summary>The figure.</summary>
    public double? Value { get; set; }

    /// <summary>The figure of the period compared with; null without one.</summary>
    public double? Previous { get; set; }

    /// <summary>The change since then, as a ratio: 0.15 is 15 % more; null without a comparison.</summary>
    public double? Change { get; set; }
}
