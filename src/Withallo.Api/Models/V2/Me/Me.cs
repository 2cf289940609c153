using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What the key in use may do, and for whom.</summary>
[AlloObject]
public sealed partial record Me : AlloObject
{
    /// <summary>The id of the key, not the key itself.</summary>
    public string ApiKeyId { get; set => field = value ?? ""; } = "";

    /// <summary>The scopes of the key, such as <c>CONVERSATIONS_READ</c>. An open list.</summary>
    public IReadOnlyList<string> Scopes { get; set => field = value ?? []; } = [];

    /// <summary>The endpoints that the key may call, and no other.</summary>
    public IReadOnlyList<ReachableEndpoint> Endpoints { get; set => field = value ?? []; } = [];

    /// <summary>The team of the key's owner; null when there is none.</summary>
    public Team? Team { get; set; }

    /// <summary>How many requests a second the key is allowed.</summary>
    public KeyRateLimits? RateLimits { get; set; }
}
