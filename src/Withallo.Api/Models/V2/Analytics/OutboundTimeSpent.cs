using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>How long outbound calls took.</summary>
[AlloObject]
public sealed partial record OutboundTimeSpent : AlloObject
{
    /// <summary>Seconds it rang, on average.</summary>
    public MetricValue? AvgRingingTimeSeconds { get; set; }

    /// <summary>Seconds of conversation, on average.</summary>
    public MetricValue? AvgConversationTimeSeconds { get; set; }

    /// <summary>Seconds of conversation, all together.</summary>
    public MetricValue? TotalConversationTimeSeconds { get; set; }
}
