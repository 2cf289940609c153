using System.Diagnostics.CodeAnalysis;

namespace Withallo.Webhooks;

/// <summary>What came of the first step of a delivery: it is accepted, or there is an outcome already.</summary>
public sealed class WebhookAcceptance
{
    internal WebhookAcceptance(AcceptedDelivery delivery) => Delivery = delivery;

    internal WebhookAcceptance(WebhookOutcome outcome) => Outcome = outcome;

    /// <summary>Whether the delivery is to be dispatched, now or later.</summary>
    [MemberNotNullWhen(true, nameof(Delivery))]
    [MemberNotNullWhen(false, nameof(Outcome))]
    public bool IsAccepted => Delivery is not null;

    /// <summary>What to give to <see cref="WebhookProcessor.DispatchAsync(AcceptedDelivery, CancellationToken)"/>.</summary>
    public AcceptedDelivery? Delivery { get; }

    /// <summary>What came of a delivery that goes no further: not Allo's, unreadable, about another number, a duplicate.</summary>
    public WebhookOutcome? Outcome { get; }
}
