using JasperFx.CodeGeneration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Withallo.Webhooks;
using Withallo.Webhooks.Dispatch;
using Withallo.Webhooks.Storage;
using Wolverine;
using Wolverine.Runtime;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the durable inbox.</summary>
public static class WithalloInboxServiceCollectionExtensions
{
    // Retries and deliveries that were left behind are taken up in such batches, every five seconds.
    private const int RecoveryBatch = 500;

    /// <summary>
    /// Has the deliveries of every <c>AddWithalloWebhooks</c> stored and acknowledged, then dispatched in the background, again and again where
    /// handlers fail, and kept as dead letters in the end. The tables are created when the program starts.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="connectionString">
    /// <c>Data Source=…</c> for a SQLite file, which one process may use at a time, or <c>Host=…;Database=…;Username=…;Password=…</c> for PostgreSQL,
    /// which several may.
    /// </param>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="ArgumentException">The connection string is for neither. The message does not quote it.</exception>
    /// <exception cref="InvalidOperationException">The application has Wolverine already: there it is <c>UseDurableInbox()</c>.</exception>
    public static IServiceCollection AddWithalloInbox(
        this IServiceCollection services, string connectionString, Action<WithalloInboxOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var persist = InboxDatabase.Parse(connectionString);
        if (services.Any(static service => service.ServiceType == typeof(IWolverineRuntime)))
        {
            throw new InvalidOperationException(
                "This application has Wolverine, or an inbox, already: call UseDurableInbox() on AddWithalloWebhooks(…), and keep Wolverine's own message store.");
        }

        var options = new WithalloInboxOptions();
        configure?.Invoke(options);
        services.AddInbox(configure);
        services.AddKeyedSingleton<IWebhookInbox>(KeyedService.AnyKey, static (provider, _) => provider.GetRequiredService<WolverineInbox>());

        // It would warn that it finds no handlers, and no generated code for them.
        services.Configure<LoggerFilterOptions>(static log => log.AddFilter("Wolverine.Configuration.HandlerDiscovery", LogLevel.Error));
        services.AddWolverine(ExtensionDiscovery.ManualOnly, wolverine =>
        {
            // One message with a handler that needs no generated code: nothing to look for, nothing to compile.
            wolverine.ApplicationAssembly = typeof(WithalloInboxServiceCollectionExtensions).Assembly;
            wolverine.Discovery.DisableConventionalDiscovery();
            wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
            persist(wolverine, options);
            wolverine.Durability.KeepAfterMessageHandling = options.KeepHandled;
            wolverine.Durability.RecoveryBatchSize = RecoveryBatch;
        });
        return services;
    }

    /// <summary>
    /// Has deliveries stored in the inbox of the application's own Wolverine and acknowledged, then dispatched from there. It needs a message store,
    /// such as <c>UseWolverine(options => options.PersistMessagesWithPostgresql(…))</c>, and <c>Durability.KeepAfterMessageHandling</c> of 48 hours
    /// to tell repeats by.
    /// </summary>
    /// <param name="builder">The webhooks.</param>
    /// <param name="configure">Sets the options, which are the same for all webhooks of the application.</param>
    public static IWithalloWebhooksBuilder UseDurableInbox(this IWithalloWebhooksBuilder builder, Action<WithalloInboxOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddInbox(configure);
        builder.Services.AddKeyedSingleton<IWebhookInbox>(builder.Name, static (provider, _) => provider.GetRequiredService<WolverineInbox>());
        return builder;
    }

    private static void AddInbox(this IServiceCollection services, Action<WithalloInboxOptions>? configure)
    {
        services.AddOptions<WithalloInboxOptions>().Configure(configure ?? (static _ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WithalloInboxOptions>, WithalloInboxOptionsValidator>());
        services.TryAddSingleton<InboxWriter>();
        services.TryAddSingleton<WolverineInbox>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWolverineExtension, InboxExtension>());
        services.AddHostedService<InboxCheck>();
    }
}
