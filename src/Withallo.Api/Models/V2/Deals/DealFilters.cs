namespace Withallo.Api.V2;

/// <summary>What deals must have (rest-v2.md §13).</summary>
public sealed record DealFilters
{
    /// <summary>The <see cref="Deal.Status"/> is exactly this.</summary>
    public string? Stage { get; init; }
}
