using System.Text.Json.Serialization;
using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>Which people to search; nothing set returns all.</summary>
public sealed record SearchPeopleRequest : IValidatedRequest
{
    /// <summary>What the people must have, all at once.</summary>
    public PersonFilters? Filters { get; init; }

    /// <summary>Text to look for in names, email addresses, numbers and companies.</summary>
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
    public override string ToString() => nameof(SearchPeopleRequest);
}
