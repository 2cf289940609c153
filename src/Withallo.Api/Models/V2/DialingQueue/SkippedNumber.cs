using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>A number that did not enter a queue (rest-v2.md §9).</summary>
public sealed record SkippedNumber
{
    /// <summary>The number as it was sent.</summary>
    public string? Number { get; set; }

    /// <summary>Why.</summary>
    public SkipReason Reason { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Reason = ").Append(Reason.Value);
        return true;
    }
}
