using Withallo.Json.Shapes;

namespace Withallo.Webhooks.V2;

/// <summary>
/// What <see cref="WebhookTopic.V2.SummaryUpdated"/> carries: the summary of a call that was edited. Allo does not document the
/// members of this topic: these are the ones that the REST API gives a summary.
/// </summary>
public sealed record SummaryUpdatedPayload : WebhookObject
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

    internal override string? ObjectId => Id;

    internal static ObjectShape<SummaryUpdatedPayload> Shape { get; } = new ObjectShape<SummaryUpdatedPayload>(() => new())
        .Member("id", Wire.Text, p => p.Id, (p, value) => p.Id = value)
        .Member("content", Wire.Text, p => p.Content, (p, value) => p.Content = value)
        .Member("version", Wire.Integer, p => p.Version, (p, value) => p.Version = value)
        .Member("updated_at", Wire.Date, p => p.UpdatedAt, (p, value) => p.UpdatedAt = value)
        .Member("updated_by", SummaryEditor.Shape, p => p.UpdatedBy, (p, value) => p.UpdatedBy = value);
}
