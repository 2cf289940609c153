using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>A stage of the outbound funnel (rest-v2.md §10).</summary>
public sealed record FunnelStage
{
    /// <summary>How many calls came this far.</summary>
    public MetricValue? Count { get; set; }

    /// <summary>Their share of all dials: 0.29 is 29 %.</summary>
    public double? Rate { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
