using Withallo.Webhooks.V2;
using Wolverine;

namespace Withallo.Webhooks.Wolverine.Tests.OwnApplication;

/// <summary>Handles webhooks; by its name and method, Wolverine would take it for a handler of its own.</summary>
public sealed class SmsHandler(Journal journal, IMessageBus bus) : IWebhookHandler<SmsPayload>
{
    public async Task HandleAsync(WebhookEvent<SmsPayload> e, CancellationToken ct)
    {
        journal.Lines.Enqueue($"webhook {e.DeliveryId}");
        await bus.PublishAsync(new OrderPlaced(e.DeliveryId!));
    }
}
