using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Benchmarks.Hand;

public sealed record HandTranscriptLine
{
    public string? Source { get; set; }

    public DateTimeOffset? Time { get; set; }

    public string? Text { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
