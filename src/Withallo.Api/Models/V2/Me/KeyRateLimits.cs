using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>How many requests a second a key is allowed; searches are POST and count as writes.</summary>
[AlloObject]
public sealed partial record KeyRateLimits : AlloObject
{
    /// <summary>GET requests a second.</summary>
    public int? ReadPerSecond { get; set; }

    /// <summary>Requests of any other method a second.</summary>
    public int? WritePerSecond { get; set; }
}
