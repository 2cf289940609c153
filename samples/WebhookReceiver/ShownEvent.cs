using Withallo.Webhooks;

namespace WebhookReceiver;

/// <summary>An event as the page shows it.</summary>
/// <param name="Id">Its id in the inbox.</param>
/// <param name="ReceivedAt">When it arrived.</param>
/// <param name="Event">What arrived; <see langword="null"/> when what is stored cannot be read.</param>
/// <param name="State">What became of it.</param>
/// <param name="Attempts">How many times it was dispatched and failed.</param>
/// <param name="Problem">Why it failed in the end.</param>
internal sealed record ShownEvent(Guid Id, DateTimeOffset ReceivedAt, WebhookEvent? Event, EventState State, int Attempts, string? Problem);
