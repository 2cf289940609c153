using System.Text.Json.Serialization;
using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>Which deals to search; nothing set returns all.</summary>
public sealed record SearchDealsRequest : IValidatedRequest
{
    /// <summary>What the deals must have.</summary>
    public DealFilters? Filters { get; init; }

    /// <summary>Text to look for in the names of deals and companies.</summary>
    public string? Search { get; init; }

    /// <summary>The order; unset: Allo's own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public CrmSort Sort { get; init; }

    /// <summary>The page, from 1; null: the first.</summary>
    public int? Page { get; init; }

    /// <summary>Rows a page, 1 to 100; null: 20.</summary>
    public int? Size { get; init; }

    void IValidatedRequest.Validate(string parameterName) => Pages.Check(Page, Size, parameterName);

    /// <summary>The type alone: every member is personal data.</summary>
    public override string ToString() => nameof(SearchDealsRequest);
}
