using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>
/// What <see cref="WebhookTopic.V2.SummaryUpdated"/> carries: the summary of a call that was edited. Allo does not document the
/// members of this topic: these are the ones that the REST API gives a summary.
/// </summary>
[AlloObject]
public sealed partial record SummaryUpdatedPayload : AlloObject
{
    /// <summary>The id of the call.</summary>
    public string? Id { get; set; }

    /// <summary>The summary, in Markdown.</summary>
    public string? Content { get; set; }

    /// <summary>Goes up by one with each change.</summary>
    public long? Version { get; set; }

    /// <summary>When it was changed; Allo names no offset, which is read as UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Who changed it.</summary>
    public SummaryEditor? UpdatedBy { get; set; }
}
