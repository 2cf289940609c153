using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>The team that a key belongs to (rest-v2.md §3).</summary>
public sealed record Team
{
    /// <summary>The team's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The team's name.</summary>
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
