using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;
using Withallo.Json.Shapes;

namespace Withallo.Api;

/// <summary>A call, as the call history and conversations show it (rest-v1.md §3.1). Any member may be missing but the id.</summary>
public sealed record Call : IKeepsUnknown
{
    /// <summary>The call's id: opaque text, not the id that webhooks of API v2 or REST v2 use.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>Who called: E.164, a short code, or the literal <c>anonymous</c>. Never parsed (rest-v1.md §8 trap 10).</summary>
    public string? FromNumber { get; set; }

    /// <summary>Who was called.</summary>
    public string? ToNumber { get; set; }

    /// <summary>The length in minutes, with fractions.</summary>
    public double? LengthInMinutes { get; set; }

    /// <summary>Which way the call went: Allo calls it <c>type</c> here.</summary>
    public Direction Type { get; set; }

    /// <summary>How the call ended; <c>default</c> where Allo leaves it out, as its search often does (rest-v1.md §8 trap 9).</summary>
    public CallResult Result { get; set; }

    /// <summary>The summary that Allo's AI wrote.</summary>
    public string? Summary { get; set; }

    /// <summary>The call's single tag.</summary>
    public string? Tag { get; set; }

    /// <summary>The call's tags, which conversations list beside <see cref="Tag"/> (rest-v1.md §8 trap 13).</summary>
    public IReadOnlyList<string> Tags { get; set => field = value ?? []; } = [];

    /// <summary>Where the recording is: download it with <c>client.Recordings</c>, which knows when the key is needed.</summary>
    public string? RecordingUrl { get; set; }

    /// <summary>When the call began. Allo sends no offset: UTC (rest-v1.md §8 trap 2).</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? StartDate { get; set; }

    /// <summary>What was said, in order; empty when there is no transcript.</summary>
    public IReadOnlyList<TranscriptRow> Transcript { get; set => field = value ?? []; } = [];

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    internal static ObjectShape<Call> Shape { get; } = new ObjectShape<Call>(() => new(), isStrict: true)
        .Member("id", Wire.Text, p => p.Id, (p, value) => p.Id = value!)
        .Member("from_number", Wire.Text, p => p.FromNumber, (p, value) => p.FromNumber = value)
        .Member("to_number", Wire.Text, p => p.ToNumber, (p, value) => p.ToNumber = value)
        .Member("length_in_minutes", Wire.Double, p => p.LengthInMinutes, (p, value) => p.LengthInMinutes = value)
        .Member("type", Wire.Word<Direction>(), p => p.Type, (p, value) => p.Type = value)
        .Member("result", Wire.Word<CallResult>(), p => p.Result, (p, value) => p.Result = value)
        .Member("summary", Wire.Text, p => p.Summary, (p, value) => p.Summary = value)
        .Member("tag", Wire.Text, p => p.Tag, (p, value) => p.Tag = value)
        .Member("tags", Wire.List(Wire.Text), p => p.Tags, (p, value) => p.Tags = value)
        .Member("recording_url", Wire.Text, p => p.RecordingUrl, (p, value) => p.RecordingUrl = value)
        .Member("start_date", Wire.Date, p => p.StartDate, (p, value) => p.StartDate = value)
        .Member("transcript", Wire.List(TranscriptRow.Shape), p => p.Transcript, (p, value) => p.Transcript = value);

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id).Append(", Type = ").Append(Type.Value).Append(", Result = ").Append(Result.Value);
        return true;
    }
}
