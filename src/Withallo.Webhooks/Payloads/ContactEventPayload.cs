using Withallo.Json;

namespace Withallo.Webhooks;

/// <summary>What <see cref="WebhookTopic.ContactCreated"/> and <see cref="WebhookTopic.ContactUpdated"/> (v1) carry.</summary>
[AlloObject]
public sealed partial record ContactEventPayload : ContactPayload;
