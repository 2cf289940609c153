using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>
/// What <see cref="WebhookTopic.V2.TagAdded"/> and <see cref="WebhookTopic.V2.TagRemoved"/> carry. Allo does not document the
/// members: these are the likely ones, and <see cref="WebhookEvent.Raw"/> has them all. One change may be announced several times.
/// </summary>
[AlloObject]
public sealed partial record TagPayload : AlloObject
{
    /// <summary>The id, as a rule of the call (<c>cll_…</c>).</summary>
    public string? Id { get; set; }

    /// <summary>The id of the call, where Allo names it apart from <see cref="Id"/>.</summary>
    public string? CallId { get; set; }

    /// <summary>The name of the tag.</summary>
    [AlloName("tag", "name")]
    [AlloWrapped("name")]
    public string? Tag { get; set; }

    /// <summary>The Allo user who put the tag on or took it off.</summary>
    public string? UserEmail { get; set; }
}
