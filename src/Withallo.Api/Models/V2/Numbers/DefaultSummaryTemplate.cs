using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Which summary template new calls of a number get.</summary>
[AlloObject]
public sealed partial record DefaultSummaryTemplate : AlloObject
{
    /// <summary>The number, E.164.</summary>
    public string? Number { get; set; }

    /// <summary>The template; null: none of its own.</summary>
    public string? DefaultSummaryTemplateId { get; set; }
}
