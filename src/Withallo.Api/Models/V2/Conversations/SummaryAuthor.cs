using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>Who updated a summary (rest-v2.md §7).</summary>
public sealed record SummaryAuthor
{
    /// <summary>The user's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The user's name.</summary>
    public string? Name { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id);
        return true;
    }
}
