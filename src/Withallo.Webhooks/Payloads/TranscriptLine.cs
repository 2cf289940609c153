using Withallo.Json;

namespace Withallo.Webhooks;

/// <summary>What somebody said during a call.</summary>
[AlloObject]
public sealed partial record TranscriptLine : AlloObject
{
    /// <summary>Who spoke.</summary>
    public TranscriptSource Source { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? Time { get; set; }

    /// <summary>What was said.</summary>
    public string? Text { get; set; }
}
