namespace Withallo.Webhooks;

/// <summary>
/// Reads webhooks and hands them to the handlers of their topic.
/// <para>
/// All handlers of a topic run, one after the other in the order of registration, even when one of them fails; the failures come
/// together as one <see cref="WebhookHandlerException"/>. An event that no handler is registered for, be its topic unknown to this
/// SDK or merely of no interest, goes to the handlers of <see cref="OnUnknown"/>, if any. Register first: after that the receiver is
/// safe to use from several threads.
/// </para>
/// </summary>
public sealed class WebhookReceiver
{
    private readonly Dictionary<WebhookTopic, Func<WebhookEvent, CancellationToken, Task>[]> _handlers = [];
    private Func<WebhookEvent, CancellationToken, Task>[] _unknownHandlers = [];

    /// <summary>Registers a handler for a topic this SDK knows.</summary>
    /// <typeparam name="TPayload">What the topic's events carry.</typeparam>
    /// <param name="topic">The topic, such as <see cref="WebhookTopic.V2.CallCompleted"/>.</param>
    /// <param name="handler">The handler.</param>
    public WebhookReceiver On<TPayload>(WebhookTopic<TPayload> topic, Func<WebhookEvent<TPayload>, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(handler);
        return On((WebhookTopic)topic, (webhook, cancellationToken) => handler((WebhookEvent<TPayload>)webhook, cancellationToken));
    }

    /// <summary>Registers a handler for any topic by its name.</summary>
    /// <param name="topic">The topic; a string converts to it.</param>
    /// <param name="handler">The handler.</param>
    public WebhookReceiver On(WebhookTopic topic, Func<WebhookEvent, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(handler);
        _handlers[topic] = [.. _handlers.GetValueOrDefault(topic, []), handler];
        return this;
    }

    /// <summary>Registers a handler for events that no other handler is registered for.</summary>
    /// <param name="handler">The handler.</param>
    public WebhookReceiver OnUnknown(Func<WebhookEvent, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        _unknownHandlers = [.. _unknownHandlers, handler];
        return this;
    }

#pragma warning disable CA1822 // Part of what a receiver does, whatever it needs for it.
    /// <inheritdoc cref="WebhookEvent.Parse(ReadOnlyMemory{byte})"/>
    public WebhookEvent Parse(ReadOnlyMemory<byte> body) => WebhookEvent.Parse(body);

    /// <inheritdoc cref="WebhookEvent.Parse(string)"/>
    public WebhookEvent Parse(string body) => WebhookEvent.Parse(body);
#pragma warning restore CA1822

    /// <summary>Runs the handlers of an event's topic, or those of <see cref="OnUnknown"/> when there is none.</summary>
    /// <param name="webhook">The event.</param>
    /// <param name="cancellationToken">Passed to the handlers; once it is cancelled no further one is started.</param>
    /// <returns>How many handlers ran.</returns>
    /// <exception cref="WebhookHandlerException">Handlers failed; all of them ran.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<int> DispatchAsync(WebhookEvent webhook, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return HandlerLoop.RunAsync(
            webhook,
            _handlers.GetValueOrDefault(webhook.Topic, _unknownHandlers),
            static (handler, webhook, cancellationToken) => handler(webhook, cancellationToken),
            static _ => null,
            cancellationToken);
    }

    /// <summary>Reads a webhook's body and runs the handlers of its topic.</summary>
    /// <param name="body">The bytes of the body, UTF-8. Check the signature first.</param>
    /// <param name="cancellationToken">Passed to the handlers; once it is cancelled no further one is started.</param>
    /// <returns>The event.</returns>
    /// <exception cref="InvalidWebhookPayloadException">The body cannot be read.</exception>
    /// <exception cref="WebhookHandlerException">Handlers failed; all of them ran.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<WebhookEvent> HandleAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        var webhook = Parse(body);
        await DispatchAsync(webhook, cancellationToken).ConfigureAwait(false);
        return webhook;
    }

    /// <inheritdoc cref="HandleAsync(ReadOnlyMemory{byte}, CancellationToken)"/>
    /// <param name="body">The text of the body.</param>
    /// <param name="cancellationToken">Passed to the handlers; once it is cancelled no further one is started.</param>
    public async Task<WebhookEvent> HandleAsync(string body, CancellationToken cancellationToken = default)
    {
        var webhook = Parse(body);
        await DispatchAsync(webhook, cancellationToken).ConfigureAwait(false);
        return webhook;
    }
}
