using Withallo.Json.Shapes;

namespace Withallo.Webhooks;

/// <summary>
/// What <see cref="WebhookTopic.Ping"/> carries. Its members are not documented, and it may come without any:
/// whatever there is stands in <see cref="WebhookObject.AdditionalProperties"/>.
/// </summary>
public sealed record PingPayload : WebhookObject
{
    internal static ObjectShape<PingPayload> Shape { get; } = new(() => new());
}
