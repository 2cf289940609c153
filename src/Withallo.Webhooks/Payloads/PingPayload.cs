using Withallo.Json;

namespace Withallo.Webhooks;

/// <summary>
/// What <see cref="WebhookTopic.Ping"/> carries. Its members are not documented, and it may come without any:
/// whatever there is stands in <see cref="AlloObject.AdditionalProperties"/>.
/// </summary>
[AlloObject]
public sealed partial record PingPayload : AlloObject;
