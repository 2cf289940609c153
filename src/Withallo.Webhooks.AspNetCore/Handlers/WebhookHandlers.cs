namespace Withallo.Webhooks.Handlers;

/// <summary>
/// The handlers of an endpoint, in the order of registration. Held as options, so that registrations made anywhere come together under
/// the endpoint's name. Runs them by the rule of <see cref="WebhookReceiver"/>: all of them, failures together at the end.
/// </summary>
internal sealed class WebhookHandlers
{
    public List<RegisteredHandler> Handlers { get; } = [];

    public List<RegisteredHandler> Fallbacks { get; } = [];

    public Func<IServiceProvider, CancellationToken, Task<IReadOnlyCollection<string>>>? LoadOwnNumbers { get; set; }

    public bool IsEmpty => Handlers.Count == 0 && Fallbacks.Count == 0;

    /// <summary>Runs the event's handlers, or the fallbacks when it has none, and answers how many ran.</summary>
    /// <exception cref="WebhookHandlerException">Handlers failed; all of them ran.</exception>
    public Task<int> DispatchAsync(WebhookEvent webhook, IServiceProvider services, CancellationToken cancellationToken)
    {
        var handlers = Handlers.FindAll(handler => handler.Takes(webhook));
        return HandlerLoop.RunAsync(
            webhook,
            handlers.Count > 0 ? handlers : Fallbacks,
            (handler, webhook, cancellationToken) => handler.HandleAsync(webhook, services, cancellationToken),
            static handler => handler.Type?.Name,
            cancellationToken);
    }
}
