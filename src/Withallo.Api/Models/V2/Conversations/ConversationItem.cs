using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// A call or a message, distinguished by <see cref="Type"/>. Any member may be missing but the id. What only a call or
/// only a message has stands in <see cref="Call"/> and <see cref="Message"/> once more; of an item that is neither, the flat
/// members and <see cref="AlloObject.AdditionalProperties"/> are all there is.
/// </summary>
[AlloObject]
public sealed partial record ConversationItem : AlloObject
{
    /// <summary>The item's id: <c>cll-…</c> for a call, <c>msg-…</c> for a message, and opaque text beyond that.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>Whether it is a call or a message; another value means an item this SDK does not know.</summary>
    public ConversationItemType Type { get; set; }

    /// <summary>Which way it went.</summary>
    public Direction Direction { get; set; }

    /// <summary>The number of the account.</summary>
    public string? AlloNumber { get; set; }

    /// <summary>The other number.</summary>
    public string? ContactNumber { get; set; }

    /// <summary>Who has the other number.</summary>
    public IReadOnlyList<ConversationContact> Contacts { get; set => field = value ?? []; } = [];

    /// <summary>Whose item it is; often missing.</summary>
    public UserRef? User { get; set; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? Date { get; set; }

    /// <summary>Calls only: the length in seconds.</summary>
    public int? Duration { get; set; }

    /// <summary>Calls only: how it ended.</summary>
    public CallOutcome Result { get; set; }

    /// <summary>
    /// Calls only: where the recording is; null when none was made. Download it with <c>client.Recordings</c>, which knows when the
    /// key is needed.
    /// </summary>
    public string? RecordingUrl { get; set; }

    /// <summary>Calls only: the summary that Allo's AI wrote; null until it has.</summary>
    public string? Summary { get; set; }

    /// <summary>Calls only: the tags, by their keys.</summary>
    [AlloWrapped("name")]
    public IReadOnlyList<string> Tags { get; set => field = value ?? []; } = [];

    /// <summary>
    /// Calls only: what was said; null unless asked for with <see cref="ItemExtensions.Transcript"/>, which is not the same as an
    /// empty one.
    /// </summary>
    [AlloName("transcript", "transcriptions")]
    [AlloWrapped("transcripts")]
    public IReadOnlyList<TranscriptEntry>? Transcript { get; set; }

    /// <summary>Messages only: the text.</summary>
    public string? Content { get; set; }

    /// <summary>Messages only: how far it has come.</summary>
    public MessageStatus Status { get; set; }

    /// <summary>Messages only: whether it is an SMS, an MMS or a WhatsApp message.</summary>
    public MessageType MessageType { get; set; }

    /// <summary>The item as a call; null when it is none.</summary>
    public CallItem? Call => Type == ConversationItemType.Call ? new CallItem(this) : null;

    /// <summary>The item as a message; null when it is none.</summary>
    public MessageItem? Message => Type == ConversationItemType.Sms ? new MessageItem(this) : null;
}
