using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A template that call summaries are written after (rest-v2.md §14).</summary>
public sealed record SummaryTemplate
{
    /// <summary>The template's id, <c>tst-…</c>.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>What the calls are about.</summary>
    public string? CallContext { get; set; }

    /// <summary>The icon, such as an emoji.</summary>
    public string? Icon { get; set; }

    /// <summary>The sections.</summary>
    public IReadOnlyList<SummaryTemplateSection> Sections { get; set => field = value ?? []; } = [];

    /// <summary>When it was made (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was last changed (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id);
        return true;
    }
}
