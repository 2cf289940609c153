using Withallo.Webhooks.Handlers;

namespace Withallo.Webhooks;

/// <summary>
/// Reads webhooks and hands them to the handlers of their topic: the smallest way to receive, for tests and for hosts that see to
/// signatures and repeats themselves. <see cref="WebhookProcessor"/> sees to both, with the same <see cref="WebhookHandlers"/>.
/// </summary>
/// <param name="handlers">The handlers; an empty registry of its own without.</param>
public sealed class WebhookReceiver(WebhookHandlers? handlers = null)
{
    private readonly WebhookHandlers _handlers = handlers ?? new WebhookHandlers();

    /// <inheritdoc cref="WebhookHandlers.On{TPayload}(WebhookTopic{TPayload}, Func{WebhookEvent{TPayload}, CancellationToken, Task})"/>
    public WebhookReceiver On<TPayload>(WebhookTopic<TPayload> topic, Func<WebhookEvent<TPayload>, CancellationToken, Task> handler)
    {
        _handlers.On(topic, handler);
        return this;
    }

    /// <inheritdoc cref="WebhookHandlers.On(WebhookTopic, Func{WebhookEvent, CancellationToken, Task})"/>
    public WebhookReceiver On(WebhookTopic topic, Func<WebhookEvent, CancellationToken, Task> handler)
    {
        _handlers.On(topic, handler);
        return this;
    }

    /// <inheritdoc cref="WebhookHandlers.OnUnknown(Func{WebhookEvent, CancellationToken, Task})"/>
    public WebhookReceiver OnUnknown(Func<WebhookEvent, CancellationToken, Task> handler)
    {
        _handlers.OnUnknown(handler);
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
        return _handlers.DispatchAsync(webhook, NoServices.Instance, cancellationToken);
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
