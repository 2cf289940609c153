using Withallo.Webhooks;

namespace WebhookReceiver;

/// <summary>An event as the page shows it.</summary>
/// <param name="Id">Its id in the inbox.</param>
/// <param name="Delivery">What arrived.</param>
/// <param name="State">What became of it.</param>
/// <param name="Attempts">How many times it was dispatched and failed.</param>
/// <param name="Problem">Why it failed in the end.</param>
internal sealed record ShownEvent(Guid Id, AcceptedDelivery Delivery, EventState State, int Attempts = 0, string? Problem = null);
