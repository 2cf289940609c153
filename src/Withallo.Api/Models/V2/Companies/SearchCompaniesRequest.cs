using System.Text.Json.Serialization;
using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>Which companies to search; nothing set returns all. Allo has no free text search here.</summary>
public sealed record SearchCompaniesRequest : IValidatedRequest
{
    /// <summary>What the companies must have, all at once.</summary>
    public CompanyFilters? Filters { get; init; }

    /// <summary>The order; unset: Allo's own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public CrmSort Sort { get; init; }

    /// <summary>The page, from 1; null: the first.</summary>
    public int? Page { get; init; }

    /// <summary>Rows a page, 1 to 100; null: 20.</summary>
    public int? Size { get; init; }

    void IValidatedRequest.Validate(string parameterName) => Pages.Check(Page, Size, parameterName);
}
