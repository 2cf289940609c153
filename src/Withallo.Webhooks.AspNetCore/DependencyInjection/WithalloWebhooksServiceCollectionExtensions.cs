using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Withallo.Webhooks;
using Withallo.Webhooks.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Registers what receiving Allo's webhooks takes. <c>app.MapWithalloWebhooks("/webhooks/allo")</c> then maps the address; other hosts take the
/// <see cref="WebhookProcessor"/> from the container, by its name as key if it has one.
/// </summary>
public static class WithalloWebhooksServiceCollectionExtensions
{
    /// <summary>Registers webhooks. Registering twice refines the first registration.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configure">Sets the options; what it sets stays until the program ends.</param>
    public static IWithalloWebhooksBuilder AddWithalloWebhooks(this IServiceCollection services, Action<WithalloWebhooksOptions>? configure = null) =>
        services.AddWithalloWebhooks(Options.Options.DefaultName, configure ?? (static _ => { }));

    /// <summary>Registers webhooks, their options bound to a configuration section: what changes there is in force for the next delivery.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="section">The section, such as <c>configuration.GetSection("Withallo:Webhooks")</c>.</param>
    public static IWithalloWebhooksBuilder AddWithalloWebhooks(this IServiceCollection services, IConfiguration section) =>
        services.AddWithalloWebhooks(Options.Options.DefaultName, section);

    /// <inheritdoc cref="AddWithalloWebhooks(IServiceCollection, IConfiguration)"/>
    /// <param name="services">Where to.</param>
    /// <param name="name">The name, as in <see cref="AddWithalloWebhooks(IServiceCollection, string, Action{WithalloWebhooksOptions})"/>.</param>
    /// <param name="section">The section.</param>
    public static IWithalloWebhooksBuilder AddWithalloWebhooks(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var builder = services.AddWithalloWebhooks(name, options => WithalloWebhooksConfiguration.Apply(section, options));
        services.AddSingleton<IOptionsChangeTokenSource<WithalloWebhooksOptions>>(
            new ConfigurationChangeTokenSource<WithalloWebhooksOptions>(name, section));
        return builder;
    }

    /// <summary>
    /// Registers webhooks under a name, with options and handlers of their own: for several accounts in one program, or for signed (v2)
    /// and unsigned (v1) webhooks side by side.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="name">The name to give to <c>MapWithalloWebhooks</c>.</param>
    /// <param name="configure">Sets the options.</param>
    public static IWithalloWebhooksBuilder AddWithalloWebhooks(this IServiceCollection services, string name, Action<WithalloWebhooksOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<WithalloWebhooksOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WithalloWebhooksOptions>, WithalloWebhooksOptionsValidator>());
        services.TryAddKeyedSingleton(name, ContainerHost.CreateProcessor);
        if (name.Length == 0)
        {
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<WebhookProcessor>(Options.Options.DefaultName));
        }

        return new WithalloWebhooksBuilder(services, name);
    }
}
