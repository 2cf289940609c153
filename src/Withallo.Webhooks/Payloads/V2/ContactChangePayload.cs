using Withallo.Json.Shapes;

namespace Withallo.Webhooks.V2;

/// <summary>
/// What <see cref="WebhookTopic.V2.ContactCreated"/> and <see cref="WebhookTopic.V2.ContactUpdated"/> carry. Allo does not document
/// the members: these are v1's. The account's own contact properties stand in <see cref="WebhookObject.AdditionalProperties"/>.
/// </summary>
public sealed record ContactChangePayload : ContactPayload
{
    internal static ObjectShape<ContactChangePayload> Shape { get; } = ShapeOf<ContactChangePayload>(() => new());
}
