using Withallo.Json;

namespace Withallo.Api;

/// <summary>A call, as the call history and conversations show it. Any member may be missing but the id.</summary>
[AlloObject]
public sealed partial record Call : AlloObject
{
    /// <summary>The call's id: opaque text, not the id that webhooks of API v2 or REST v2 use.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>Who called: E.164, a short code, or the literal <c>anonymous</c>. Never parsed.</summary>
    public string? FromNumber { get; set; }

    /// <summary>Who was called.</summary>
    public string? ToNumber { get; set; }

    /// <summary>The length in minutes, with fractions.</summary>
    public double? LengthInMinutes { get; set; }

    /// <summary>Which way the call went: Allo calls it <c>type</c> here.</summary>
    public Direction Type { get; set; }

    /// <summary>How the call ended; <c>default</c> where Allo leaves it out, as its search often does.</summary>
    public CallResult Result { get; set; }

    /// <summary>The summary that Allo's AI wrote.</summary>
    public string? Summary { get; set; }

    /// <summary>The call's single tag.</summary>
    [AlloWrapped("name")]
    public string? Tag { get; set; }

    /// <summary>The call's tags, which conversations list beside <see cref="Tag"/>.</summary>
    [AlloWrapped("name")]
    public IReadOnlyList<string> Tags { get; set => field = value ?? []; } = [];

    /// <summary>Where the recording is: download it with <c>client.Recordings</c>, which knows when the key is needed.</summary>
    public string? RecordingUrl { get; set; }

    /// <summary>When the call began. Allo sends no offset: UTC.</summary>
    public DateTimeOffset? StartDate { get; set; }

    /// <summary>What was said, in order; empty when there is no transcript.</summary>
    [AlloName("transcript", "transcriptions")]
    [AlloWrapped("transcripts")]
    public IReadOnlyList<TranscriptRow> Transcript { get; set => field = value ?? []; } = [];
}
