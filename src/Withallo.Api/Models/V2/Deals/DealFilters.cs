namespace Withallo.Api.V2;

/// <summary>What deals must have.</summary>
public sealed record DealFilters
{
    /// <summary>The <see cref="Deal.Status"/> is exactly this.</summary>
    public string? Stage { get; init; }
}
