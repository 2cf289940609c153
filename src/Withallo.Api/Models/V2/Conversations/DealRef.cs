using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A deal as conversations name one.</summary>
[AlloObject]
public sealed partial record DealRef : AlloObject
{
    /// <summary>The deal's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The deal's name.</summary>
    public string? Name { get; set; }

    /// <summary>Where it stands. Not <see cref="Deal.Status"/>, which is free text.</summary>
    public DealStatus Status { get; set; }
}
