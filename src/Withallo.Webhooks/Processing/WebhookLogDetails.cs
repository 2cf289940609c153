namespace Withallo.Webhooks.Processing;

/// <summary>What a log line may say. No body, number, secret or token has a place here.</summary>
/// <param name="Delivery">The <c>webhook-id</c>, if it looks like one.</param>
/// <param name="Topic">The topic, if it looks like one.</param>
/// <param name="What">A reason, the name of a handler, a sentence on what to do.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Time">How long it took, or was given.</param>
/// <param name="Exception">What was thrown.</param>
internal readonly record struct WebhookLogDetails(
    string? Delivery = null, string Topic = "", string What = "", int Status = 0, TimeSpan Time = default, Exception? Exception = null);
