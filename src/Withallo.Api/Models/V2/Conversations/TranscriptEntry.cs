using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>One row of a call's transcript (rest-v2.md §7).</summary>
public sealed record TranscriptEntry
{
    /// <summary>Who spoke.</summary>
    public TranscriptSource Source { get; set; }

    /// <summary>When it was said.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? Time { get; set; }

    /// <summary>What was said.</summary>
    public string? Text { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Source = ").Append(Source.Value);
        return true;
    }
}
