using Withallo.Webhooks;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;

namespace WebhookReceiver;

/// <summary>The newest events of the inbox, and the replay of those that failed.</summary>
internal sealed class EventList(IMessageStore store)
{
    private const int Count = 50;

    public async Task<IReadOnlyList<ShownEvent>> NewestAsync(CancellationToken cancellationToken)
    {
        var dead = await store.DeadLetters.QueryAsync(
            new DeadLetterEnvelopeQuery { MessageType = WithalloInbox.MessageType, PageSize = Count }, cancellationToken);
        var failed = dead.Envelopes.Select(static letter => new ShownEvent(
            letter.Id,
            AcceptedDelivery.FromBytes(letter.Envelope.Data),
            letter.Replayable ? EventState.Waiting : EventState.Failed,
            letter.Envelope.Attempts,
            $"{letter.ExceptionType.Split('.')[^1]}: {letter.ExceptionMessage}"));

        // All that is kept, two days' worth: fine for one business phone, and too much to show for a call centre.
        var kept = (await store.Admin.AllIncomingAsync())
            .Where(static envelope => envelope.MessageType == WithalloInbox.MessageType && envelope.Data is { Length: > 0 })
            .Select(static envelope => new ShownEvent(
                envelope.Id,
                AcceptedDelivery.FromBytes(envelope.Data),
                envelope.Status == EnvelopeStatus.Handled ? EventState.Handled : EventState.Waiting,
                envelope.Attempts));

        return [.. failed.Concat(kept).OrderByDescending(static e => e.Delivery.ReceivedAt).Take(Count)];
    }

    public Task ReplayAsync(Guid id, CancellationToken cancellationToken) =>
        store.DeadLetters.ReplayAsync(new DeadLetterEnvelopeQuery([id]), cancellationToken);
}
