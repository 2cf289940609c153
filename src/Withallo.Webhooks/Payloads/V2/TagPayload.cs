using Withallo.Json.Shapes;

namespace Withallo.Webhooks.V2;

/// <summary>
/// What <see cref="WebhookTopic.V2.TagAdded"/> and <see cref="WebhookTopic.V2.TagRemoved"/> carry. Allo does not document the
/// members: these are the likely ones, and <see cref="WebhookEvent.Raw"/> has them all. One change may be announced several times.
/// </summary>
public sealed record TagPayload : WebhookObject
{
    /// <summary>The id, as a rule of the call (<c>cll_…</c>).</summary>
    public string? Id { get; set; }

    /// <summary>The id of the call, where Allo names it apart from <see cref="Id"/>.</summary>
    public string? CallId { get; set; }

    /// <summary>The name of the tag.</summary>
    public string? Tag { get; set; }

    /// <summary>The Allo user who put the tag on or took it off.</summary>
    public string? UserEmail { get; set; }

    internal override string? ObjectId => Id;

    internal static ObjectShape<TagPayload> Shape { get; } = new ObjectShape<TagPayload>(() => new())
        .Member("id", Wire.Text, p => p.Id, (p, value) => p.Id = value)
        .Member("call_id", Wire.Text, p => p.CallId, (p, value) => p.CallId = value)
        .Member("tag", Wire.TextOrNamed("name"), p => p.Tag, (p, value) => p.Tag = value, "name")
        .Member("user_email", Wire.Text, p => p.UserEmail, (p, value) => p.UserEmail = value);
}
