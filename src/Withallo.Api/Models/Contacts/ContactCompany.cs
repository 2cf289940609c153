using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api;

/// <summary>The company a contact belongs to. An object in REST; webhooks name it in a string (rest-v1.md §8 trap 24).</summary>
public sealed record ContactCompany
{
    /// <summary>The company's id.</summary>
    public string? Id { get; set; }

    /// <summary>The company's name.</summary>
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
