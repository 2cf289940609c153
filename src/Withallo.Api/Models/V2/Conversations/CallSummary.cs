using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A call's summary after an update.</summary>
[AlloObject]
public sealed partial record CallSummary : AlloObject
{
    /// <summary>The id of the call.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The whole summary, in Markdown.</summary>
    public string? Content { get; set; }

    /// <summary>One more with each update. It cannot be sent back: the last writer wins.</summary>
    public long? Version { get; set; }

    /// <summary>When it was updated (UTC).</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Who updated it.</summary>
    public SummaryAuthor? UpdatedBy { get; set; }
}
