using Withallo.Json.Shapes;

namespace Withallo.Webhooks.V2;

/// <summary>The user who edited the summary of a call.</summary>
public sealed record SummaryEditor : WebhookObject
{
    /// <summary>The id of the user, <c>usr-…</c>.</summary>
    public string? Id { get; set; }

    /// <summary>The name of the user.</summary>
    public string? Name { get; set; }

    internal override string? ObjectId => Id;

    internal static ObjectShape<SummaryEditor> Shape { get; } = new ObjectShape<SummaryEditor>(() => new())
        .Member("id", Wire.Text, p => p.Id, (p, value) => p.Id = value)
        .Member("name", Wire.Text, p => p.Name, (p, value) => p.Name = value);
}
