namespace Withallo.Webhooks.Endpoint;

/// <summary>What came of claiming an event.</summary>
/// <param name="Key">The key it is claimed under.</param>
/// <param name="Refusal">The answer to Allo when the event is not to be handled now.</param>
internal sealed record EventClaim(string Key, WebhookAnswer? Refusal = null);
