using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>Which summary template new calls of a number get (rest-v2.md §5).</summary>
public sealed record DefaultSummaryTemplate
{
    /// <summary>The number, E.164.</summary>
    public string? Number { get; set; }

    /// <summary>The template; null: none of its own.</summary>
    public string? DefaultSummaryTemplateId { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("DefaultSummaryTemplateId = ").Append(DefaultSummaryTemplateId);
        return true;
    }
}
