using Withallo.Json.Shapes;

namespace Withallo.Webhooks;

/// <summary>
/// What <see cref="WebhookTopic.CallReceived"/> (<c>CALL_RECEIVED</c>, v0 and v1) carries: a call that has <em>ended</em>, inbound
/// or outbound. Its counterpart in v2 is <see cref="WebhookTopic.V2.CallCompleted"/>.
/// </summary>
public sealed record CallReceivedPayload : EndedCallPayload
{
    internal static ObjectShape<CallReceivedPayload> Shape { get; } = ShapeOf<CallReceivedPayload>(() => new())
        .Member("tag", Wire.TextOrNamed("name"), p => p.Tags.Count == 1 ? p.Tags[0] : null, AddTag, "call_category")
        .Member("tags", Wire.List(Wire.TextOrNamed("name")), p => p.Tags.Count > 1 ? p.Tags : null, AddTags);
}
