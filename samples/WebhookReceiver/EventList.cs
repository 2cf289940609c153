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
        // All of them: a page of the store's would be of the oldest.
        var dead = await store.DeadLetters.QueryAsync(
            new DeadLetterEnvelopeQuery { MessageType = WithalloInbox.MessageType, PageSize = 0 }, cancellationToken);
        var failed = dead.Envelopes.Select(static letter => Show(
            letter.Envelope,
            letter.Replayable ? EventState.Waiting : EventState.Failed,
            $"{letter.ExceptionType.Split('.')[^1]}: {letter.ExceptionMessage}"));

        // All that is kept, two days' worth: fine for one business phone, and too much to show for a call centre.
        var kept = (await store.Admin.AllIncomingAsync())
            .Where(static envelope => envelope.MessageType == WithalloInbox.MessageType && envelope.Data is { Length: > 0 })
            .Select(static envelope => Show(envelope, envelope.Status == EnvelopeStatus.Handled ? EventState.Handled : EventState.Waiting));

        return [.. failed.Concat(kept).OrderByDescending(static e => e.ReceivedAt).Take(Count)];
    }

    public Task ReplayAsync(Guid id, CancellationToken cancellationToken) =>
        store.DeadLetters.ReplayAsync(new DeadLetterEnvelopeQuery([id]), cancellationToken);

    private static ShownEvent Show(Envelope envelope, EventState state, string? problem = null)
    {
        try
        {
            var delivery = AcceptedDelivery.FromBytes(envelope.Data);
            return new ShownEvent(envelope.Id, delivery.ReceivedAt, delivery.Event, state, envelope.Attempts, problem);
        }
        catch (InvalidWebhookPayloadException)
        {
            // Which is why it is a dead letter.
            return new ShownEvent(envelope.Id, envelope.SentAt, null, state, envelope.Attempts, problem);
        }
    }
}
