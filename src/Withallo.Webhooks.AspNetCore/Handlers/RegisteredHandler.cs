using Microsoft.Extensions.DependencyInjection;

namespace Withallo.Webhooks.Handlers;

/// <summary>A handler as it was registered.</summary>
/// <param name="Topic">The topic it is restricted to, if any.</param>
/// <param name="Takes">Whether an event is for it.</param>
/// <param name="HandleAsync">Runs it, with the services of the delivery's scope.</param>
/// <param name="Type">Its class; <see langword="null"/> for a delegate.</param>
internal sealed record RegisteredHandler(
    WebhookTopic? Topic,
    Func<WebhookEvent, bool> Takes,
    Func<WebhookEvent, IServiceProvider, CancellationToken, Task> HandleAsync,
    Type? Type = null)
{
    /// <summary>A class that handles a payload, on one topic or on all that carry it.</summary>
    public static RegisteredHandler Of<THandler, TPayload>(WebhookTopic<TPayload>? topic)
        where THandler : class =>
        new(
            topic,
            webhook => webhook is WebhookEvent<TPayload> && (topic is null || webhook.Topic == topic),
            static (webhook, services, cancellationToken) =>
                ((IWebhookHandler<TPayload>)services.GetRequiredService<THandler>()).HandleAsync((WebhookEvent<TPayload>)webhook, cancellationToken),
            typeof(THandler));
}
