using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A company of the CRM (rest-v2.md §12). Any member may be missing but the id.</summary>
public sealed record Company
{
    /// <summary>The company's id, <c>com-…</c>.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The website.</summary>
    public string? Website { get; set; }

    /// <summary>The industry.</summary>
    public string? Industry { get; set; }

    /// <summary>How many people belong to it.</summary>
    public int? PersonCount { get; set; }

    /// <summary>How many calls and messages there were with all of them.</summary>
    public int? Interactions { get; set; }

    /// <summary>When there last was one (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? LastActivityAt { get; set; }

    /// <summary>When the company was made (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the company was last changed (UTC).</summary>
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
