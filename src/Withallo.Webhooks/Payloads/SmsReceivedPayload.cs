using Withallo.Json;

namespace Withallo.Webhooks;

/// <summary>
/// What <see cref="WebhookTopic.SmsReceived"/> and <see cref="WebhookTopic.SmsSent"/> (v0 and v1) carry.
/// Look at <see cref="MessagePayload.Direction"/>: either topic may announce either direction.
/// </summary>
[AlloObject]
public sealed partial record SmsReceivedPayload : MessagePayload;
