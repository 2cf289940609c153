namespace Withallo.Webhooks.Handlers;

/// <summary>A handler as it was registered for a topic, or for the events of no registered topic.</summary>
/// <param name="HandleAsync">Runs it, with the services of the delivery's scope.</param>
/// <param name="Type">Its class; <see langword="null"/> for a delegate.</param>
internal sealed record RegisteredHandler(Func<WebhookEvent, IServiceProvider, CancellationToken, Task> HandleAsync, Type? Type = null)
{
    public static RegisteredHandler Of<THandler, TPayload>(Func<IServiceProvider, THandler> find)
        where THandler : class =>
        new(
            (webhook, services, cancellationToken) =>
                ((IWebhookHandler<TPayload>)(object)find(services)).HandleAsync((WebhookEvent<TPayload>)webhook, cancellationToken),
            typeof(THandler));
}
