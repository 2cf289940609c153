using Withallo.Json.Shapes;

namespace Withallo.Webhooks;

/// <summary>What <see cref="WebhookTopic.ContactCreated"/> and <see cref="WebhookTopic.ContactUpdated"/> (v1) carry.</summary>
public sealed record ContactEventPayload : ContactPayload
{
    internal static ObjectShape<ContactEventPayload> Shape { get; } = ShapeOf<ContactEventPayload>(() => new());
}
