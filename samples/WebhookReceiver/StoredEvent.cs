namespace WebhookReceiver;

/// <summary>What the page shows of an event: no numbers and no texts, since the page is as public as the endpoint.</summary>
internal sealed record StoredEvent(string ReceivedAt, string Topic, string? ObjectId, int Bytes);
