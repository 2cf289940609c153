using Withallo.Json;

namespace Withallo.Api;

/// <summary>One row of a call's transcript.</summary>
[AlloObject]
public sealed partial record TranscriptRow : AlloObject
{
    /// <summary>Who spoke.</summary>
    public TranscriptSource Source { get; set; }

    /// <summary>What was said.</summary>
    public string? Text { get; set; }

    /// <summary>When it was said. Allo sends no offset: UTC.</summary>
    public DateTimeOffset? Time { get; set; }

    /// <summary>Where the row begins, in seconds from the start of the call.</summary>
    public double? StartSeconds { get; set; }

    /// <summary>Where the row ends, in seconds from the start of the call.</summary>
    public double? EndSeconds { get; set; }
}
