namespace Withallo.Webhooks.Processing;

/// <summary>What came of reading a body.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Failure">Why there are none.</param>
internal readonly record struct WebhookBody(ReadOnlyMemory<byte> Bytes, WebhookOutcome? Failure = null);
