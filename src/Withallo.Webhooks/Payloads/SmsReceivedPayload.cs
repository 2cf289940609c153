using Withallo.Json.Shapes;

namespace Withallo.Webhooks;

/// <summary>
/// What <see cref="WebhookTopic.SmsReceived"/> and <see cref="WebhookTopic.SmsSent"/> (v0 and v1) carry.
/// Look at <see cref="MessagePayload.Direction"/>: either topic may announce either direction.
/// </summary>
public sealed record SmsReceivedPayload : MessagePayload
{
    internal static ObjectShape<SmsReceivedPayload> Shape { get; } = ShapeOf<SmsReceivedPayload>(() => new());
}
