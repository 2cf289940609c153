using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Withallo.Webhooks;
using Withallo.Webhooks.Handlers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Registers handlers. They run one after the other in the order of registration, all of them, even when one fails; the failures come
/// together, and Allo sends the event again.
/// </summary>
public static class WithalloWebhooksBuilderExtensions
{
    /// <summary>
    /// Registers a handler class for every payload it handles, on every topic with that payload. It is made by the container, scoped to
    /// the delivery unless you registered it otherwise. Registering it twice changes nothing.
    /// </summary>
    /// <typeparam name="THandler">A class with one <see cref="IWebhookHandler{TPayload}"/> or more.</typeparam>
    /// <param name="builder">The webhooks.</param>
    /// <exception cref="ArgumentException">The class handles no payload of Allo's.</exception>
    public static IWithalloWebhooksBuilder AddHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IWithalloWebhooksBuilder builder)
        where THandler : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        var handlers = HandledPayload.All.Select(static payload => payload.For<THandler>()).OfType<RegisteredHandler>().ToArray();
        if (handlers.Length == 0)
        {
            throw new ArgumentException(
                $"{typeof(THandler)} handles no payload of Allo's: implement IWebhookHandler<TPayload> with the payload of a topic, such as {nameof(CallReceivedPayload)}.");
        }

        builder.Services.TryAddScoped<THandler>();
        return builder.Add(registered =>
        {
            if (!registered.Handlers.Exists(static handler => handler.Type == typeof(THandler) && handler.Topic is null))
            {
                registered.Handlers.AddRange(handlers);
            }
        });
    }

    /// <summary>Registers a handler class for one topic only, where its payload comes with several.</summary>
    /// <typeparam name="THandler">The class.</typeparam>
    /// <typeparam name="TPayload">What the topic's events carry.</typeparam>
    /// <param name="builder">The webhooks.</param>
    /// <param name="topic">The topic.</param>
    public static IWithalloWebhooksBuilder AddHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler, TPayload>(
        this IWithalloWebhooksBuilder builder, WebhookTopic<TPayload> topic)
        where THandler : class, IWebhookHandler<TPayload>
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(topic);
        builder.Services.TryAddScoped<THandler>();
        return builder.Add(registered =>
        {
            if (!registered.Handlers.Exists(handler => handler.Type == typeof(THandler) && handler.Topic == topic))
            {
                registered.Handlers.Add(RegisteredHandler.Of<THandler, TPayload>(topic));
            }
        });
    }

    /// <summary>Registers a delegate for a topic this SDK knows.</summary>
    /// <typeparam name="TPayload">What the topic's events carry.</typeparam>
    /// <param name="builder">The webhooks.</param>
    /// <param name="topic">The topic, such as <see cref="WebhookTopic.V2.CallCompleted"/>.</param>
    /// <param name="handler">The handler; the services are those of the delivery's scope.</param>
    public static IWithalloWebhooksBuilder On<TPayload>(
        this IWithalloWebhooksBuilder builder,
        WebhookTopic<TPayload> topic,
        Func<WebhookEvent<TPayload>, IServiceProvider, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(handler);
        return builder.Add(registered => registered.Handlers.Add(new RegisteredHandler(
            topic,
            webhook => webhook is WebhookEvent<TPayload> && webhook.Topic == topic,
            (webhook, services, cancellationToken) => handler((WebhookEvent<TPayload>)webhook, services, cancellationToken))));
    }

    /// <summary>Registers a delegate for a topic this SDK knows.</summary>
    /// <typeparam name="TPayload">What the topic's events carry.</typeparam>
    /// <param name="builder">The webhooks.</param>
    /// <param name="topic">The topic, such as <see cref="WebhookTopic.V2.CallCompleted"/>.</param>
    /// <param name="handler">The handler.</param>
    public static IWithalloWebhooksBuilder On<TPayload>(
        this IWithalloWebhooksBuilder builder, WebhookTopic<TPayload> topic, Func<WebhookEvent<TPayload>, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return builder.On(topic, (webhook, _, cancellationToken) => handler(webhook, cancellationToken));
    }

    /// <summary>Registers a delegate for any topic by its name.</summary>
    /// <param name="builder">The webhooks.</param>
    /// <param name="topic">The topic; a string converts to it.</param>
    /// <param name="handler">The handler; the services are those of the delivery's scope.</param>
    public static IWithalloWebhooksBuilder On(
        this IWithalloWebhooksBuilder builder, WebhookTopic topic, Func<WebhookEvent, IServiceProvider, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(handler);
        return builder.Add(registered => registered.Handlers.Add(new RegisteredHandler(topic, webhook => webhook.Topic == topic, handler)));
    }

    /// <summary>Registers a delegate for any topic by its name.</summary>
    /// <param name="builder">The webhooks.</param>
    /// <param name="topic">The topic; a string converts to it.</param>
    /// <param name="handler">The handler.</param>
    public static IWithalloWebhooksBuilder On(
        this IWithalloWebhooksBuilder builder, WebhookTopic topic, Func<WebhookEvent, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return builder.On(topic, (webhook, _, cancellationToken) => handler(webhook, cancellationToken));
    }

    /// <summary>Registers a delegate for events that no other handler is registered for.</summary>
    /// <param name="builder">The webhooks.</param>
    /// <param name="handler">The handler; the services are those of the delivery's scope.</param>
    public static IWithalloWebhooksBuilder OnUnknown(
        this IWithalloWebhooksBuilder builder, Func<WebhookEvent, IServiceProvider, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(handler);
        return builder.Add(registered => registered.Fallbacks.Add(new RegisteredHandler(Topic: null, static _ => true, handler)));
    }

    /// <summary>Registers a delegate for events that no other handler is registered for.</summary>
    /// <param name="builder">The webhooks.</param>
    /// <param name="handler">The handler.</param>
    public static IWithalloWebhooksBuilder OnUnknown(this IWithalloWebhooksBuilder builder, Func<WebhookEvent, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return builder.OnUnknown((webhook, _, cancellationToken) => handler(webhook, cancellationToken));
    }

    /// <summary>Registers a handler class for events that no other handler is registered for. Registering it twice changes nothing.</summary>
    /// <typeparam name="THandler">The class.</typeparam>
    /// <param name="builder">The webhooks.</param>
    public static IWithalloWebhooksBuilder AddFallbackHandler<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IWithalloWebhooksBuilder builder)
        where THandler : class, IWebhookFallbackHandler
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddScoped<THandler>();
        return builder.Add(static registered =>
        {
            if (!registered.Fallbacks.Exists(static handler => handler.Type == typeof(THandler)))
            {
                registered.Fallbacks.Add(new RegisteredHandler(
                    Topic: null,
                    static _ => true,
                    static (webhook, services, cancellationToken) => services.GetRequiredService<THandler>().HandleAsync(webhook, cancellationToken),
                    typeof(THandler)));
            }
        });
    }

    /// <summary>
    /// Takes only events of the account's own numbers, as <see cref="WithalloWebhooksOptions.OwnNumbers"/> does, and loads them: from
    /// <c>IPhoneNumbersApi</c>, say. They are kept for 10 minutes, and loaded again after a minute when an event of a number comes that
    /// is not among them. While they cannot be loaded the last ones count; without any, Allo is answered 500 and sends the event again.
    /// </summary>
    /// <param name="builder">The webhooks.</param>
    /// <param name="load">Loads the numbers, with the services of the delivery's scope.</param>
    public static IWithalloWebhooksBuilder UseOwnNumbers(
        this IWithalloWebhooksBuilder builder, Func<IServiceProvider, CancellationToken, Task<IReadOnlyCollection<string>>> load)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(load);
        return builder.Add(registered => registered.LoadOwnNumbers = load);
    }

    private static IWithalloWebhooksBuilder Add(this IWithalloWebhooksBuilder builder, Action<WebhookHandlers> registration)
    {
        builder.Services.Configure(builder.Name, registration);
        return builder;
    }
}
