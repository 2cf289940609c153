using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>A deal as conversations name one (rest-v2.md §7).</summary>
public sealed record DealRef
{
    /// <summary>The deal's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The deal's name.</summary>
    public string? Name { get; set; }

    /// <summary>Where it stands. Not <see cref="Deal.Status"/>, which is free text (rest-v2.md §16 trap 7).</summary>
    public DealStatus Status { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id).Append(", Status = ").Append(Status.Value);
        return true;
    }
}
