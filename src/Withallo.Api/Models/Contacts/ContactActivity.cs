using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api;

/// <summary>Something that happened between a contact and the team (rest-v1.md §4.4).</summary>
public sealed record ContactActivity
{
    /// <summary>What happened.</summary>
    public ContactActivityType Type { get; set; }

    /// <summary>The name of the team member.</summary>
    public string? MadeBy { get; set; }

    /// <summary>When it happened (UTC).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? MadeAt { get; set; }

    /// <summary>The Allo number; calls only.</summary>
    public string? AlloNumber { get; set; }

    /// <summary>The text; messages only.</summary>
    public string? Content { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Type = ").Append(Type.Value);
        return true;
    }
}
