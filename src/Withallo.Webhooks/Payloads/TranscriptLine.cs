using Withallo.Json.Shapes;

namespace Withallo.Webhooks;

/// <summary>What somebody said during a call.</summary>
public sealed record TranscriptLine : WebhookObject
{
    /// <summary>Who spoke.</summary>
    public TranscriptSource Source { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? Time { get; set; }

    /// <summary>What was said.</summary>
    public string? Text { get; set; }

    internal static ObjectShape<TranscriptLine> Shape { get; } = new ObjectShape<TranscriptLine>(() => new())
        .Member("source", Wire.Word<TranscriptSource>(), p => p.Source, (p, value) => p.Source = value)
        .Member("time", Wire.Date, p => p.Time, (p, value) => p.Time = value)
        .Member("text", Wire.Text, p => p.Text, (p, value) => p.Text = value);
}
