using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>How long outbound calls took (rest-v2.md §10).</summary>
public sealed record OutboundTimeSpent
{
    /// <summary>Seconds it rang, on average.</summary>
    public MetricValue? AvgRingingTimeSeconds { get; set; }

    /// <summary>Seconds of conversation, on average.</summary>
    public MetricValue? AvgConversationTimeSeconds { get; set; }

    /// <summary>Seconds of conversation, all together.</summary>
    public MetricValue? TotalConversationTimeSeconds { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
