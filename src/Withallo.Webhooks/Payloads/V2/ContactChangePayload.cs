using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>
/// What <see cref="WebhookTopic.V2.ContactCreated"/> and <see cref="WebhookTopic.V2.ContactUpdated"/> carry. Allo does not document
/// the members: these are v1's. The account's own contact properties stand in <see cref="AlloObject.AdditionalProperties"/>.
/// </summary>
[AlloObject]
public sealed partial record ContactChangePayload : ContactPayload;
