using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A Power Dialer queue without its numbers.</summary>
[AlloObject]
public partial record DialingQueueMeta : AlloObject
{
    /// <summary>The queue's id, <c>pdl_…</c>.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The queue's name.</summary>
    public string? Name { get; set; }

    /// <summary>What the queue is for. Seen in production, on stored queues; not in the vendor's published document of 2026-08.</summary>
    public string? Description { get; set; }

    /// <summary>The user who made it: the owner of the key.</summary>
    public string? CreatorId { get; set; }

    /// <summary>The user who dials it.</summary>
    public string? AssigneeId { get; set; }

    /// <summary>What the dialer does when a voicemail picks up.</summary>
    public VoicemailHandling VoicemailHandling { get; set; }

    /// <summary>Whether incoming calls are silenced meanwhile.</summary>
    public DoNotDisturb DoNotDisturb { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTimeOffset? UpdatedAt { get; set; }
}
