using System.Security.Cryptography;
using System.Text;
using Wolverine;
using Wolverine.Runtime;
using Wolverine.Runtime.Serialization;
using Wolverine.Transports;

namespace Withallo.Webhooks.Storage;

/// <summary>Stores deliveries in the inbox of Wolverine, whose local queue then has them dispatched.</summary>
internal sealed class WolverineInbox(IWolverineRuntime runtime, InboxWriter writer) : IWebhookInbox
{
    public async ValueTask<bool> StoreAsync(AcceptedDelivery delivery, CancellationToken cancellationToken)
    {
        var queue = runtime.Endpoints.FindListenerCircuit(WithalloInbox.QueueAddress)
            ?? throw new InvalidOperationException($"Wolverine has no queue {WithalloInbox.QueueName}.");

        // What does not fit into memory, or comes while the queue is paused, waits in the database, where it is looked for every few seconds.
        var waits = queue.Status != ListeningStatus.Accepting || queue.QueueCount >= queue.Endpoint.BufferingLimits.Maximum;
        var envelope = new Envelope(new StoredWebhook(delivery))
        {
            Id = IdOf(delivery),
            Data = delivery.ToBytes(),
            ContentType = IntrinsicSerializer.MimeType,
            Destination = WithalloInbox.QueueAddress,
            SentAt = delivery.ReceivedAt,
            Status = EnvelopeStatus.Incoming,
            OwnerId = waits ? TransportConstants.AnyNode : runtime.DurabilitySettings.AssignedNodeNumber,
        };

        // Not cancelled: once it is under way, what is stored after the deadline is dispatched too, and found by its id when Allo repeats it.
        if (!await writer.StoreAsync(envelope).ConfigureAwait(false))
        {
            return false;
        }

        if (!waits)
        {
            await queue.EnqueueDirectlyAsync([envelope]).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>The same for every attempt of Allo to deliver an event; a new one where repeats cannot be told from news.</summary>
    private static Guid IdOf(AcceptedDelivery delivery) =>
        delivery.Key is null ? Guid.NewGuid() : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(delivery.Key)).AsSpan(0, 16));
}
