namespace Withallo.Api.V2;

/// <summary>What companies must have, all at once.</summary>
public sealed record CompanyFilters
{
    /// <summary>The name contains this.</summary>
    public string? Name { get; init; }

    /// <summary>The website contains this.</summary>
    public string? Website { get; init; }

    /// <summary>The industry contains this.</summary>
    public string? Industry { get; init; }
}
