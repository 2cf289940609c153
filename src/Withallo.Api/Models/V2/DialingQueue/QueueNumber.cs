using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A number of a Power Dialer queue, and what became of it.</summary>
[AlloObject]
public sealed partial record QueueNumber : AlloObject
{
    /// <summary>The number, E.164.</summary>
    public string? NumberTo { get; set; }

    /// <summary>Its place in the queue, from 0.</summary>
    public int? Position { get; set; }

    /// <summary>When it entered the queue (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When it was called (UTC); null: not yet.</summary>
    public DateTimeOffset? CallStartDate { get; set; }

    /// <summary>The call, as <see cref="IConversationsApi.GetItemAsync"/> takes it; null: not called yet.</summary>
    public string? CallId { get; set; }

    /// <summary>How the call ended.</summary>
    public RoutingResult RoutingResult { get; set; }

    /// <summary>Whether it has its contact yet.</summary>
    public SyncStatus SyncStatus { get; set; }

    /// <summary>Whether a voicemail picked up.</summary>
    public bool? DetectedOutboundVoicemail { get; set; }

    /// <summary>Why it was not reached.</summary>
    public NotReachedReason NotReachedDestinationReason { get; set; }

    /// <summary>Whether a voicemail was left.</summary>
    public bool? VoicemailLeft { get; set; }
}
