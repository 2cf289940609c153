using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Withallo.Webhooks.Dispatch;

/// <summary>Adds to a Wolverine application what stored deliveries need: their queue and their handler.</summary>
internal sealed class InboxExtension(IServiceProvider services, IOptions<WithalloInboxOptions> options) : IWolverineExtension
{
    public void Configure(WolverineOptions options)
    {
        options.AddMessageHandler(new StoredWebhookHandler(services));
        options.LocalQueue(WithalloInbox.QueueName).UseDurableInbox().MaximumParallelMessages(Options.MaxParallelDeliveries).TelemetryEnabled(false);

        // Classes named …Handler are found by Wolverine: those of webhooks have the processor to call them.
        options.Discovery.CustomizeHandlerDiscovery(static types =>
            types.Excludes.WithCondition("Handles webhooks of Allo", static type => IsWebhookHandler(type)));
    }

    private WithalloInboxOptions Options => options.Value;

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Asked of types that Wolverine has found by reflection; one that is gone is not found.")]
    private static bool IsWebhookHandler(Type type) =>
        typeof(IWebhookFallbackHandler).IsAssignableFrom(type)
        || type.GetInterfaces().Any(static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IWebhookHandler<>));
}
