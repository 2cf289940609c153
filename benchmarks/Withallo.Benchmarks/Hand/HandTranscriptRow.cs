using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Benchmarks.Hand;

public sealed record HandTranscriptRow
{
    public string? Source { get; set; }

    public string? Text { get; set; }

    public DateTime? Time { get; set; }

    public double? StartSeconds { get; set; }

    public double? EndSeconds { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
