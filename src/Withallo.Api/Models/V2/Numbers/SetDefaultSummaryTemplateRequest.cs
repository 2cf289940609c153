using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>Which summary template new calls of a number get.</summary>
public sealed record SetDefaultSummaryTemplateRequest
{
    /// <summary>
    /// The template, <c>tst-…</c>; null clears the number's default, as leaving it out would: that is why it must be set.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? SummaryTemplateId { get; init; }
}
