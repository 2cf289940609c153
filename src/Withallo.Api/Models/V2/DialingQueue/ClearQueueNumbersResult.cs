using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.V2;

/// <summary>What a queue was cleared of (rest-v2.md §9).</summary>
public sealed record ClearQueueNumbersResult
{
    /// <summary>How many numbers were removed.</summary>
    public int? Removed { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Removed = {Removed}");
        return true;
    }
}
