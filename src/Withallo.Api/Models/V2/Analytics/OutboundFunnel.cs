using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>From dials to conversions.</summary>
[AlloObject]
public sealed partial record OutboundFunnel : AlloObject
{
    /// <summary>Numbers dialed.</summary>
    public FunnelStage? Dials { get; set; }

    /// <summary>Calls connected.</summary>
    public FunnelStage? Connected { get; set; }

    /// <summary>Conversations.</summary>
    public FunnelStage? Conversations { get; set; }

    /// <summary>Calls with a tag that counts as a conversion.</summary>
    public FunnelStage? Conversions { get; set; }
}
