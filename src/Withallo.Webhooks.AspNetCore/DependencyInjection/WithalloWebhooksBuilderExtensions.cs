using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Withallo.Webhooks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Registers handlers and what goes with them. Handlers run one after the other in the order of registration, all of them, even when one
/// fails; the failures come together, and Allo sends the event again.
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
        builder.Services.TryAddScoped<THandler>();
        return builder.Add(static handlers => handlers.AddHandler(Find<THandler>));
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
        return builder.Add(handlers => handlers.AddHandler(topic, Find<THandler>));
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
        return builder.Add(static handlers => handlers.AddFallbackHandler(Find<THandler>));
    }

    /// <inheritdoc cref="WebhookHandlers.On{TPayload}(WebhookTopic{TPayload}, Func{WebhookEvent{TPayload}, CancellationToken, Task})"/>
    /// <param name="builder">The webhooks.</param>
    /// <param name="topic">The topic, such as <see cref="WebhookTopic.V2.CallCompleted"/>.</param>
    /// <param name="handler">The handler.</param>
    public static IWithalloWebhooksBuilder On<TPayload>(
        this IWithalloWebhooksBuilder builder, WebhookTopic<TPayload> topic, Func<WebhookEvent<TPayload>, CancellationToken, Task> handler) =>
        builder.Add(handlers => handlers.On(topic, handler));

    /// <inheritdoc cref="On{TPayload}(IWithalloWebhooksBuilder, WebhookTopic{TPayload}, Func{WebhookEvent{TPayload}, CancellationToken, Task})"/>
    /// <param name="builder">The webhooks.</param>
    /// <param name="topic">The topic, such as <see cref="WebhookTopic.V2.CallCompleted"/>.</param>
    /// <param name="handler">The handler; the services are those of the delivery's scope.</param>
    public static IWithalloWebhooksBuilder On<TPayload>(
        this IWithalloWebhooksBuilder builder,
        WebhookTopic<TPayload> topic,
        Func<WebhookEvent<TPayload>, IServiceProvider, CancellationToken, Task> handler) =>
        builder.Add(handlers => handlers.On(topic, handler));

    /// <inheritdoc cref="WebhookHandlers.On(WebhookTopic, Func{WebhookEvent, CancellationToken, Task})"/>
    /// <param name="builder">The webhooks.</param>
    /// <param name="topic">The topic; a string converts to it.</param>
    /// <param name="handler">The handler.</param>
    public static IWithalloWebhooksBuilder On(
        this IWithalloWebhooksBuilder builder, WebhookTopic topic, Func<WebhookEvent, CancellationToken, Task> handler) =>
        builder.Add(handlers => handlers.On(topic, handler));

    /// <inheritdoc cref="On(IWithalloWebhooksBuilder, WebhookTopic, Func{WebhookEvent, CancellationToken, Task})"/>
    /// <param name="builder">The webhooks.</param>
    /// <param name="topic">The topic; a string converts to it.</param>
    /// <param name="handler">The handler; the services are those of the delivery's scope.</param>
    public static IWithalloWebhooksBuilder On(
        this IWithalloWebhooksBuilder builder, WebhookTopic topic, Func<WebhookEvent, IServiceProvider, CancellationToken, Task> handler) =>
        builder.Add(handlers => handlers.On(topic, handler));

    /// <inheritdoc cref="WebhookHandlers.OnUnknown(Func{WebhookEvent, CancellationToken, Task})"/>
    /// <param name="builder">The webhooks.</param>
    /// <param name="handler">The handler.</param>
    public static IWithalloWebhooksBuilder OnUnknown(this IWithalloWebhooksBuilder builder, Func<WebhookEvent, CancellationToken, Task> handler) =>
        builder.Add(handlers => handlers.OnUnknown(handler));

    /// <inheritdoc cref="OnUnknown(IWithalloWebhooksBuilder, Func{WebhookEvent, CancellationToken, Task})"/>
    /// <param name="builder">The webhooks.</param>
    /// <param name="handler">The handler; the services are those of the delivery's scope.</param>
    public static IWithalloWebhooksBuilder OnUnknown(
        this IWithalloWebhooksBuilder builder, Func<WebhookEvent, IServiceProvider, CancellationToken, Task> handler) =>
        builder.Add(handlers => handlers.OnUnknown(handler));

    /// <inheritdoc cref="WithalloWebhooksOptions.LoadOwnNumbers"/>
    /// <param name="builder">The webhooks.</param>
    /// <param name="load">Loads the numbers, with the services of a scope of its own.</param>
    public static IWithalloWebhooksBuilder UseOwnNumbers(
        this IWithalloWebhooksBuilder builder, Func<IServiceProvider, CancellationToken, Task<IReadOnlyCollection<string>>> load)
    {
        ArgumentNullException.ThrowIfNull(load);
        return builder.Configure<WithalloWebhooksOptions>(options => options.LoadOwnNumbers = load);
    }

    /// <inheritdoc cref="WithalloWebhooksOptions.SecretResolver"/>
    /// <param name="builder">The webhooks.</param>
    /// <param name="resolve">Finds the secrets of a request.</param>
    public static IWithalloWebhooksBuilder UseSecretResolver(
        this IWithalloWebhooksBuilder builder, Func<WebhookRequest, CancellationToken, ValueTask<IReadOnlyCollection<WebhookSecret>>> resolve)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        return builder.Configure<WithalloWebhooksOptions>(options => options.SecretResolver = resolve);
    }

    /// <summary>
    /// Has deliveries stored in an inbox and acknowledged, in place of running their handlers at once. The inbox tells repeats itself:
    /// <see cref="IWebhookDedupeStore"/> is not asked.
    /// </summary>
    /// <typeparam name="TInbox">The inbox; made by the container, once.</typeparam>
    /// <param name="builder">The webhooks.</param>
    public static IWithalloWebhooksBuilder UseInbox<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TInbox>(
        this IWithalloWebhooksBuilder builder)
        where TInbox : class, IWebhookInbox
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<IWebhookInbox, TInbox>(builder.Name);
        return builder;
    }

    private static THandler Find<THandler>(IServiceProvider services)
        where THandler : class => services.GetRequiredService<THandler>();

    /// <summary>Registers a handler; once on trial, so that what cannot be registered is refused where it was tried.</summary>
    private static IWithalloWebhooksBuilder Add(this IWithalloWebhooksBuilder builder, Action<WebhookHandlers> registration)
    {
        registration(new WebhookHandlers());
        return builder.Configure(registration);
    }

    private static IWithalloWebhooksBuilder Configure<TOptions>(this IWithalloWebhooksBuilder builder, Action<TOptions> configure)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }
}
