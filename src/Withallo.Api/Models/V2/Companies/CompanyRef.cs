using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>A company, as other records name one (rest-v2.md §11).</summary>
public sealed record CompanyRef
{
    /// <summary>The company's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

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
