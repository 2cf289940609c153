using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>From dials to conversions (rest-v2.md §10).</summary>
public sealed record OutboundFunnel
{
    /// <summary>Numbers dialed.</summary>
    public FunnelStage? Dials { get; set; }

    /// <summary>Calls connected.</summary>
    public FunnelStage? Connected { get; set; }

    /// <summary>Conversations.</summary>
    public FunnelStage? Conversations { get; set; }

    /// <summary>Calls with a tag that counts as a conversion.</summary>
    public FunnelStage? Conversions { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
