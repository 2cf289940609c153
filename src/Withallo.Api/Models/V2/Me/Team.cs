using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>The team that a key belongs to.</summary>
[AlloObject]
public sealed partial record Team : AlloObject
{
    /// <summary>The team's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The team's name.</summary>
    public string? Name { get; set; }
}
