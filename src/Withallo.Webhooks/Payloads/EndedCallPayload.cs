using System.Collections.ObjectModel;
using System.Text.Json;
using Withallo.Json;

namespace Withallo.Webhooks;

/// <summary>A call that has ended: what <see cref="WebhookTopic.CallReceived"/> and <see cref="WebhookTopic.V2.CallCompleted"/> share.</summary>
public abstract record EndedCallPayload : AlloObject
{
    // What a TimeSpan holds.
    private static readonly decimal MaxMinutes = decimal.Floor((decimal)TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMinute);

    private protected EndedCallPayload()
    {
    }

    /// <summary>
    /// The id of the call: <c>call_…</c> in v1, <c>cll_…</c> in v2 (the REST API writes <c>cll-…</c>: compare with
    /// <see cref="WebhookIdComparer"/>); <see langword="null"/> in v0.
    /// </summary>
    public string? Id { get; set; }

    /// <summary>When the call began.</summary>
    public DateTimeOffset? StartDate { get; set; }

    /// <summary>When the call ended: <see cref="StartDate"/> plus <see cref="Duration"/>, since Allo sends no end date.</summary>
    public DateTimeOffset? EndDate =>
        StartDate is { } start && Duration is { } duration && duration < DateTimeOffset.MaxValue - start ? start + duration : null;

    /// <summary>Where the recording can be fetched; <see langword="null"/> when there is none.</summary>
    public string? RecordingUrl { get; set; }

    /// <summary>Who called: as a rule E.164, or <c>anonymous</c>, a short code or a local number. Opaque text.</summary>
    public string? FromNumber { get; set; }

    /// <summary>The caller's name; on an outbound call the label of the Allo line, not a person.</summary>
    public string? FromName { get; set; }

    /// <summary>Who was called (<c>to</c> on the wire). Opaque text, as <see cref="FromNumber"/>.</summary>
    [AlloName("to", "to_number")]
    public string? ToNumber { get; set; }

    /// <summary>The name of who was called.</summary>
    public string? ToName { get; set; }

    /// <summary>The length in minutes, whole or with decimals.</summary>
    public decimal? LengthInMinutes { get; set; }

    /// <summary>The length as Allo wrote it, such as <c>5m 30s</c>, <c>5m30s</c> or <c>42</c>. For arithmetic use <see cref="Duration"/>.</summary>
    public string? Length { get; set; }

    /// <summary>The length, computed from <see cref="LengthInMinutes"/>; <see langword="null"/> when that is missing or makes no sense.</summary>
    public TimeSpan? Duration =>
        LengthInMinutes is { } minutes && minutes >= 0 && minutes < MaxMinutes
            ? TimeSpan.FromTicks((long)decimal.Round(minutes * TimeSpan.TicksPerMinute))
            : null;

    /// <summary>The account's tags on the call (<c>tags</c>, <c>tag</c> or, in v0, <c>call_category</c>); never <see langword="null"/>.</summary>
    [AlloIgnore]
    public IReadOnlyList<string> Tags { get; set => field = value ?? []; } = [];

    /// <summary>The AI's summary, in Markdown.</summary>
    public string? Summary { get; set; }

    /// <summary>The AI's summary in one sentence.</summary>
    public string? OneSentenceSummary { get; set; }

    /// <summary>The transcript, line by line; never <see langword="null"/>.</summary>
    public IReadOnlyList<TranscriptLine> Transcriptions { get; set => field = value ?? []; } = [];

    /// <summary>The transcript in one text.</summary>
    public string? ConcatenatedTranscript { get; set; }

    /// <summary>What the AI agent was asked to collect: the keys are the account's own. Never <see langword="null"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> DataCollected { get; set => field = value ?? Nothing; } = Nothing;

    /// <summary>
    /// The choices made in the voice menu; never <see langword="null"/>. When there is one, a menu picked up, so that
    /// <see cref="CallResult.Answered"/> need not mean that a person did.
    /// </summary>
    public IReadOnlyList<IvrChoice> IvrResult { get; set => field = value ?? []; } = [];

    /// <summary>Which way the call went (<c>type</c> on the wire). Known at the end of a call only by this: the topic covers both.</summary>
    [AlloName("type", "direction")]
    public Direction Direction { get; set; }

    /// <summary>The other party's number, whichever way the call went; <see langword="null"/> when the direction is not known.</summary>
    public string? RemoteNumber => Parties.Remote(Direction, FromNumber, ToNumber);

    /// <summary>The account's own number, whichever way the call went; <see langword="null"/> when the direction is not known.</summary>
    public string? AlloNumber => Parties.Allo(Direction, FromNumber, ToNumber);

    /// <summary>How the call ended.</summary>
    public CallResult Result { get; set; }

    /// <summary>The id of the call in a connected CRM.</summary>
    public string? IntegrationId { get; set; }

    /// <summary>Who transferred the call.</summary>
    public CallParty? TransferFrom { get; set; }

    /// <summary>Whom the call was transferred to.</summary>
    public CallParty? TransferTo { get; set; }

    /// <summary>The id of the call that was transferred.</summary>
    public string? TransferOriginalCallId { get; set; }

    /// <summary>The Allo user on the call; often <see langword="null"/> on voicemail.</summary>
    public string? UserEmail { get; set; }

    /// <summary>The number that was dialled first, when the call was forwarded.</summary>
    public string? OriginalToNumber { get; set; }

    /// <summary>The name of the number that was dialled first.</summary>
    public string? OriginalToName { get; set; }

    private static IReadOnlyDictionary<string, JsonElement> Nothing => ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Takes tags from one of the members that carry them, in whatever order these come.</summary>
    private protected void AddTags(IReadOnlyList<string>? tags)
    {
        if (Tags.Count == 0)
        {
            Tags = tags!;
            return;
        }

        foreach (var tag in tags ?? [])
        {
            AddTag(tag);
        }
    }

    /// <inheritdoc cref="AddTags"/>
    private protected void AddTag(string? tag)
    {
        if (!string.IsNullOrEmpty(tag) && !Tags.Contains(tag))
        {
            Tags = [.. Tags, tag];
        }
    }
}
