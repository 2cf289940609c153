using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;
using Withallo.Json.Shapes;

namespace Withallo.Api;

/// <summary>One row of a call's transcript (rest-v1.md §3.1).</summary>
public sealed record TranscriptRow : IKeepsUnknown
{
    /// <summary>Who spoke.</summary>
    public TranscriptSource Source { get; set; }

    /// <summary>What was said.</summary>
    public string? Text { get; set; }

    /// <summary>When it was said. Allo sends no offset: UTC.</summary>
    [JsonConverter(typeof(UtcDateTimeConverter))]
    public DateTimeOffset? Time { get; set; }

    /// <summary>Where the row begins, in seconds from the start of the call.</summary>
    public double? StartSeconds { get; set; }

    /// <summary>Where the row ends, in seconds from the start of the call.</summary>
    public double? EndSeconds { get; set; }

    /// <summary>What Allo sent beyond the members above.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    internal static ObjectShape<TranscriptRow> Shape { get; } = new ObjectShape<TranscriptRow>(() => new(), isStrict: true)
        .Member("source", Wire.Word<TranscriptSource>(), p => p.Source, (p, value) => p.Source = value)
        .Member("text", Wire.Text, p => p.Text, (p, value) => p.Text = value)
        .Member("time", Wire.Date, p => p.Time, (p, value) => p.Time = value)
        .Member("start_seconds", Wire.Double, p => p.StartSeconds, (p, value) => p.StartSeconds = value)
        .Member("end_seconds", Wire.Double, p => p.EndSeconds, (p, value) => p.EndSeconds = value);

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Source = ").Append(Source.Value);
        return true;
    }
}
