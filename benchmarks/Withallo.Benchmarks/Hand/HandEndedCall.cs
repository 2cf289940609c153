using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Benchmarks.Hand;

public sealed record HandEndedCall
{
    public string? Id { get; set; }

    public DateTimeOffset? StartDate { get; set; }

    public string? RecordingUrl { get; set; }

    public string? FromNumber { get; set; }

    public string? FromName { get; set; }

    public string? To { get; set; }

    public string? ToName { get; set; }

    public decimal? LengthInMinutes { get; set; }

    public string? Length { get; set; }

    public string? Tag { get; set; }

    public IReadOnlyList<string> Tags { get; set; } = [];

    public string? Summary { get; set; }

    public string? OneSentenceSummary { get; set; }

    public IReadOnlyList<HandTranscriptLine> Transcriptions { get; set; } = [];

    public string? ConcatenatedTranscript { get; set; }

    public IReadOnlyDictionary<string, JsonElement>? DataCollected { get; set; }

    public IReadOnlyList<HandIvrChoice> IvrResult { get; set; } = [];

    public string? Type { get; set; }

    public string? Result { get; set; }

    public string? IntegrationId { get; set; }

    public HandCallParty? TransferFrom { get; set; }

    public HandCallParty? TransferTo { get; set; }

    public string? TransferOriginalCallId { get; set; }

    public string? UserEmail { get; set; }

    public string? OriginalToNumber { get; set; }

    public string? OriginalToName { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
