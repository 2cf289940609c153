using Withallo.Webhooks.Handlers;

namespace Withallo.Webhooks;

/// <summary>
/// The handlers of webhooks, by topic: delegates and classes alike.
/// <para>
/// All handlers of a topic run, one after the other in the order of registration, even when one of them fails; the failures come
/// together. An event that no handler is registered for, be its topic unknown to this SDK or merely of no interest, goes to the handlers
/// of <see cref="OnUnknown(Func{WebhookEvent, CancellationToken, Task})"/>, if any. Register first: after that it is safe to use from
/// several threads.
/// </para>
/// </summary>
public sealed class WebhookHandlers
{
    private readonly Dictionary<WebhookTopic, RegisteredHandler[]> _byTopic = [];
    private RegisteredHandler[] _fallbacks = [];

    /// <summary>Whether nothing is registered, so that every event would be acknowledged and lost.</summary>
    public bool IsEmpty => _byTopic.Count == 0 && _fallbacks.Length == 0;

    /// <summary>The topics that handlers are registered for.</summary>
    public IReadOnlyCollection<WebhookTopic> Topics => _byTopic.Keys;

    /// <summary>Registers a handler for a topic this SDK knows.</summary>
    /// <typeparam name="TPayload">What the topic's events carry.</typeparam>
    /// <param name="topic">The topic, such as <see cref="WebhookTopic.V2.CallCompleted"/>.</param>
    /// <param name="handler">The handler.</param>
    public WebhookHandlers On<TPayload>(WebhookTopic<TPayload> topic, Func<WebhookEvent<TPayload>, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(topic, new((webhook, _, cancellationToken) => handler((WebhookEvent<TPayload>)webhook, cancellationToken)));
    }

    /// <inheritdoc cref="On{TPayload}(WebhookTopic{TPayload}, Func{WebhookEvent{TPayload}, CancellationToken, Task})"/>
    /// <param name="topic">The topic, such as <see cref="WebhookTopic.V2.CallCompleted"/>.</param>
    /// <param name="handler">The handler; the services are those of the delivery's scope.</param>
    public WebhookHandlers On<TPayload>(
        WebhookTopic<TPayload> topic, Func<WebhookEvent<TPayload>, IServiceProvider, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(topic, new((webhook, services, cancellationToken) => handler((WebhookEvent<TPayload>)webhook, services, cancellationToken)));
    }

    /// <summary>Registers a handler for any topic by its name.</summary>
    /// <param name="topic">The topic; a string converts to it.</param>
    /// <param name="handler">The handler.</param>
    public WebhookHandlers On(WebhookTopic topic, Func<WebhookEvent, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(topic, new((webhook, _, cancellationToken) => handler(webhook, cancellationToken)));
    }

    /// <inheritdoc cref="On(WebhookTopic, Func{WebhookEvent, CancellationToken, Task})"/>
    /// <param name="topic">The topic; a string converts to it.</param>
    /// <param name="handler">The handler; the services are those of the delivery's scope.</param>
    public WebhookHandlers On(WebhookTopic topic, Func<WebhookEvent, IServiceProvider, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(topic, new(handler));
    }

    /// <summary>Registers a handler for events that no other handler is registered for.</summary>
    /// <param name="handler">The handler.</param>
    public WebhookHandlers OnUnknown(Func<WebhookEvent, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return AddFallback(new((webhook, _, cancellationToken) => handler(webhook, cancellationToken)));
    }

    /// <inheritdoc cref="OnUnknown(Func{WebhookEvent, CancellationToken, Task})"/>
    /// <param name="handler">The handler; the services are those of the delivery's scope.</param>
    public WebhookHandlers OnUnknown(Func<WebhookEvent, IServiceProvider, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return AddFallback(new(handler));
    }

    /// <summary>
    /// Registers an object as the handler of every payload it handles, on every topic with that payload. The class is registered once:
    /// doing it again changes nothing.
    /// </summary>
    /// <typeparam name="THandler">A class with one <see cref="IWebhookHandler{TPayload}"/> or more.</typeparam>
    /// <param name="handler">The handler; it serves several deliveries at once.</param>
    /// <exception cref="ArgumentException">The class handles no payload of Allo's.</exception>
    public WebhookHandlers AddHandler<THandler>(THandler handler)
        where THandler : class
    {
        ArgumentNullException.ThrowIfNull(handler);
        return AddHandler<THandler>(_ => handler);
    }

    /// <summary>Registers a handler class for every payload it handles; it is found anew for each event.</summary>
    internal WebhookHandlers AddHandler<THandler>(Func<IServiceProvider, THandler> find)
        where THandler : class
    {
        var count = 0;
        foreach (var topic in WebhookTopic.Known)
        {
            if (topic.HandlerOf(find) is { } handler)
            {
                count++;
                AddOnce(topic, handler);
            }
        }

        return count > 0
            ? this
            : throw new ArgumentException(
                $"{typeof(THandler)} handles no payload of Allo's: implement IWebhookHandler<TPayload> with the payload of a topic, "
                + $"such as {nameof(CallReceivedPayload)}.");
    }

    /// <summary>Registers a handler class for one topic only.</summary>
    internal WebhookHandlers AddHandler<THandler, TPayload>(WebhookTopic<TPayload> topic, Func<IServiceProvider, THandler> find)
        where THandler : class, IWebhookHandler<TPayload> =>
        AddOnce(topic, RegisteredHandler.Of<THandler, TPayload>(find));

    /// <summary>Registers a fallback handler class.</summary>
    internal WebhookHandlers AddFallbackHandler<THandler>(Func<IServiceProvider, THandler> find)
        where THandler : class, IWebhookFallbackHandler =>
        Array.Exists(_fallbacks, static known => known.Type == typeof(THandler))
            ? this
            : AddFallback(new((webhook, services, cancellationToken) => find(services).HandleAsync(webhook, cancellationToken), typeof(THandler)));

    /// <summary>Whether an event of the topic has a handler, or a fallback.</summary>
    internal bool Handles(WebhookTopic topic) => _fallbacks.Length > 0 || _byTopic.ContainsKey(topic);

    /// <summary>Handlers that run only for topics of v0 and v1, which are never signed: classes for all of their topics, delegates for each.</summary>
    internal IEnumerable<(string Handler, WebhookTopic Topic)> OnlyUnsigned()
    {
        var registered = _byTopic.SelectMany(static entry =>
            entry.Value.Select((handler, i) => (Topic: entry.Key, handler.Type, Name: handler.Type?.Name ?? $"#{i + 1}")));
        var signed = registered.Where(static one => one.Topic.Generation == WebhookVersion.V2).Select(static one => one.Type).ToHashSet();
        return registered
            .Where(one => one.Topic.IsKnown && one.Topic.Generation != WebhookVersion.V2 && (one.Type is null || !signed.Contains(one.Type)))
            .Select(static one => (one.Name, one.Topic));
    }

    /// <summary>Runs the event's handlers, or the fallbacks when it has none, and returns how many ran.</summary>
    /// <exception cref="WebhookHandlerException">Handlers failed; all of them ran.</exception>
    internal Task<int> DispatchAsync(WebhookEvent webhook, IServiceProvider services, CancellationToken cancellationToken) =>
        HandlerLoop.RunAsync(webhook, _byTopic.GetValueOrDefault(webhook.Topic, _fallbacks), services, cancellationToken);

    private WebhookHandlers AddOnce(WebhookTopic topic, RegisteredHandler handler) =>
        Array.Exists(_byTopic.GetValueOrDefault(topic, []), known => known.Type == handler.Type) ? this : Add(topic, handler);

    private WebhookHandlers Add(WebhookTopic topic, RegisteredHandler handler)
    {
        ArgumentNullException.ThrowIfNull(topic);
        _byTopic[topic] = [.. _byTopic.GetValueOrDefault(topic, []), handler];
        return this;
    }

    private WebhookHandlers AddFallback(RegisteredHandler handler)
    {
        _fallbacks = [.. _fallbacks, handler];
        return this;
    }
}
