using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>How often a user connected.</summary>
[AlloObject]
public sealed partial record LeaderboardEntry : AlloObject
{
    /// <summary>The user.</summary>
    public UserRef? User { get; set; }

    /// <summary>Calls connected.</summary>
    public int? Connected { get; set; }
}
