using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Benchmarks.Hand;

public sealed record HandCall
{
    public string Id { get; set; } = "";

    public string? FromNumber { get; set; }

    public string? ToNumber { get; set; }

    public double? LengthInMinutes { get; set; }

    public string? Type { get; set; }

    public string? Result { get; set; }

    public string? Summary { get; set; }

    public string? Tag { get; set; }

    public IReadOnlyList<string> Tags { get; set; } = [];

    public string? RecordingUrl { get; set; }

    public DateTimeOffset? StartDate { get; set; }

    public IReadOnlyList<HandTranscriptRow> Transcript { get; set; } = [];

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
