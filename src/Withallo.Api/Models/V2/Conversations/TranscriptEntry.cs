using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>One row of a call's transcript.</summary>
[AlloObject]
public sealed partial record TranscriptEntry : AlloObject
{
    /// <summary>Who spoke.</summary>
    public TranscriptSource Source { get; set; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset? Time { get; set; }

    /// <summary>What was said.</summary>
    public string? Text { get; set; }
}
