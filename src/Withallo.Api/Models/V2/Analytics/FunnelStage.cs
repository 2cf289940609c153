using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A stage of the outbound funnel.</summary>
[AlloObject]
public sealed partial record FunnelStage : AlloObject
{
    /// <summary>How many calls came this far.</summary>
    public MetricValue? Count { get; set; }

    /// <summary>Their share of all dials: 0.29 is 29 %.</summary>
    public double? Rate { get; set; }
}
