using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Refit;
using Withallo.Api;
using Withallo.Api.Calls;
using Withallo.Api.DependencyInjection;
using Withallo.Api.Http;
using Withallo.Api.Serialization;
using Withallo.Api.V2;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Registers clients of Allo. The facade, <see cref="IRecordingsApi"/> and <see cref="IWithalloClientFactory"/> are singletons; the endpoint
/// interfaces are transient, as typed clients of <see cref="IHttpClientFactory"/> are, and safe to keep for the life of the program.
/// </summary>
public static class WithalloServiceCollectionExtensions
{
    /// <summary>Registers the client and every endpoint interface. Registering twice refines the first registration.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configure">Sets the options; null leaves them to the environment variable <c>WITHALLO_API_KEY</c> and the defaults.</param>
    public static IWithalloBuilder AddWithallo(this IServiceCollection services, Action<WithalloOptions>? configure = null) =>
        services.AddWithallo(Options.Options.DefaultName, configure ?? (static _ => { }));

    /// <summary>Registers the client and every endpoint interface, its options bound to a configuration section.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="section">The section, such as <c>configuration.GetSection("Withallo")</c>.</param>
    public static IWithalloBuilder AddWithallo(this IServiceCollection services, IConfiguration section) =>
        services.AddWithallo(Options.Options.DefaultName, section);

    /// <summary>Registers a client of its own under a name, its options bound to a configuration section.</summary>
    /// <inheritdoc cref="AddWithallo(IServiceCollection, string, Action{WithalloOptions})"/>
    /// <param name="services">Where to.</param>
    /// <param name="name">The name and key.</param>
    /// <param name="section">The section, such as <c>configuration.GetSection("Withallo:Paris")</c>.</param>
    public static IWithalloBuilder AddWithallo(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var builder = services.AddWithallo(name, options => WithalloConfiguration.Apply(section, options));
        // A key that changes in the configuration is used by the next call.
        services.AddSingleton<IOptionsChangeTokenSource<WithalloOptions>>(new ConfigurationChangeTokenSource<WithalloOptions>(name, section));
        return builder;
    }

    /// <summary>
    /// Registers a client of its own under a name, for a program with several accounts: inject it with <c>[FromKeyedServices("paris")]</c>.
    /// It never takes its key from the environment variable.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="name">The name and key.</param>
    /// <param name="configure">Sets the options.</param>
    public static IWithalloBuilder AddWithallo(this IServiceCollection services, string name, Action<WithalloOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        var options = services.AddOptions<WithalloOptions>(name).Configure(configure);
        var httpName = name.Length == 0 ? "Withallo" : "Withallo:" + name;
        var isFirst = !services.Any(service => service.ServiceType == typeof(AlloHttp) && Equals(service.ServiceKey, httpName));
        if (isFirst)
        {
            options.ValidateOnStart();
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WithalloOptions>, WithalloOptionsValidator>());
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, AlloHandlerFilter>());
            services.TryAddSingleton<IWithalloClientFactory, WithalloClientFactory>();
            services.AddKeyedSingleton(httpName, (provider, _) => CreateHttp(provider, name));
            // Before the named client is configured: Refit gives it another primary handler with each of its clients.
            AddEndpoints(services, httpName, KeyOf(name));
            ConfigureHttpClient(services, httpName);
            AddFacade(services, httpName, KeyOf(name));
        }

        return new WithalloBuilder(services, name, services.AddHttpClient(httpName));
    }

    /// <summary>Registers <see cref="IWithalloClientFactory"/> alone, for a program whose keys are all known at run time only.</summary>
    /// <param name="services">Where to.</param>
    public static IServiceCollection AddWithalloClientFactory(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<IWithalloClientFactory, WithalloClientFactory>();
        return services;
    }

    /// <summary>Registers a Refit interface of your own: see <see cref="IWithalloClient.CreateApi{T}"/>. It is transient, and safe to keep.</summary>
    /// <typeparam name="T">The interface; your project references the package Refit, whose generator implements it.</typeparam>
    /// <param name="builder">The client that sends its requests.</param>
    /// <param name="json">Knows the types of its bodies, such as <c>MyJsonContext.Default</c>.</param>
    public static IWithalloBuilder AddApi<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] T>(
        this IWithalloBuilder builder, JsonSerializerContext json)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(json);
        ReturnTypes.Check(typeof(T));
        var settings = AlloRefit.SettingsFor(json);
        builder.Services.AddKeyedTransient(KeyOf(builder.Name), (provider, _) => AlloRefit.Create<T>(provider.GetRequiredService<IHttpClientFactory>().CreateClient(builder.HttpClient.Name), settings));
        return builder;
    }

    /// <summary>The key of a client's services: the default client's have none.</summary>
    private static string? KeyOf(string name) => name.Length == 0 ? null : name;

    private static AlloHttp CreateHttp(IServiceProvider provider, string name)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<WithalloOptions>>();
        var options = monitor.Get(name);
        var key = ApiKeyOf(options);
        monitor.OnChange((changed, changedName) => key = changedName == name ? ApiKeyOf(changed) : key);
        var settings = new AlloSettings(options, () => key);
        return new AlloHttp(settings, provider.GetService<ILoggerFactory>()?.CreateLogger(WithalloTelemetry.Name) ?? NullLogger.Instance);

        string? ApiKeyOf(WithalloOptions current) => WithalloOptionsCheck.KeyOf(current, usesEnvironment: name.Length == 0);
    }

    private static void AddEndpoints(IServiceCollection services, string httpName, string? key)
    {
        Add<IWebhooksApi>(static _ => ResourceJson.Webhooks.Settings);
        Add<ICallsApi>(static _ => ResourceJson.Calls.Settings);
        Add<IContactsApi>(static _ => ResourceJson.Contacts.Settings);
        Add<ISmsApi>(static _ => ResourceJson.Sms.Settings);
        Add<IPhoneNumbersApi>(static _ => ResourceJson.PhoneNumbers.Settings);
        Add<IMeApi>(static _ => ResourceJson.Me.Settings);
        Add<IUsersApi>(static _ => ResourceJson.Users.Settings);
        Add<INumbersApi>(static _ => ResourceJson.Numbers.Settings);
        Add<ITagsApi>(static _ => ResourceJson.Tags.Settings);
        Add<IConversationsApi>(static _ => ResourceJson.Conversations.Settings);
        Add<IWebhookEndpointsApi>(static _ => ResourceJson.WebhookEndpoints.Settings);
        Add<IDialingQueueApi>(static _ => ResourceJson.DialingQueue.Settings);
        Add<IDialingQueuesApi>(static _ => ResourceJson.DialingQueues.Settings);
        Add<IAnalyticsApi>(static _ => ResourceJson.Analytics.Settings);
        Add<IPeopleApi>(static _ => ResourceJson.People.Settings);
        Add<ICompaniesApi>(static _ => ResourceJson.Companies.Settings);
        Add<IDealsApi>(static _ => ResourceJson.Deals.Settings);
        Add<ISummaryTemplatesApi>(static _ => ResourceJson.SummaryTemplates.Settings);
        Add<IPartnerAccountsApi>(static _ => ResourceJson.PartnerAccounts.Settings);

        void Add<T>(Func<IServiceProvider, RefitSettings> settings)
            where T : class =>
            _ = key is null
                ? services.AddRefitGeneratedClient<T>(settings, httpName)
                : services.AddKeyedRefitGeneratedClient<T>(key, settings, httpName);
    }

    private static void ConfigureHttpClient(IServiceCollection services, string httpName)
    {
        services.AddHttpClient(httpName)
            .ConfigurePrimaryHttpMessageHandler(provider => AlloHttp.CreateTransport(provider.GetRequiredKeyedService<AlloHttp>(httpName).Settings.ConnectTimeout))
            // What ConfigureHttpClientDefaults put here is for other services: retries around ours, and headers that would replace ours.
            .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) =>
            {
                for (var i = handlers.Count - 1; i >= 0; i--)
                {
                    if (handlers[i] is ResilienceHandler)
                    {
                        handlers.RemoveAt(i);
                    }
                }
            })
            .ConfigureHttpClient(static client => client.DefaultRequestHeaders.Clear())
            // The pool renews its connections itself; rotating handlers would only lose them.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // The factory's own loggers print paths, and paths carry phone numbers.
            .RemoveAllLoggers();
        services.AddOptions<HttpClientFactoryOptions>(httpName).PostConfigure<IServiceProvider>(
            (options, provider) => options.HttpClientActions.Add(client => provider.GetRequiredKeyedService<AlloHttp>(httpName).Configure(client)));
    }

    private static void AddFacade(IServiceCollection services, string httpName, string? key)
    {
        services.AddKeyedSingleton(key, (provider, _) => new WithalloClient(
            provider.GetRequiredKeyedService<AlloHttp>(httpName).Settings, provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpName)));
        services.AddKeyedSingleton<IWithalloClient>(key, (provider, _) => provider.GetRequiredKeyedService<WithalloClient>(key));
        services.AddKeyedSingleton(key, (provider, _) => provider.GetRequiredKeyedService<WithalloClient>(key).V2);
        services.AddKeyedSingleton(key, (provider, _) => provider.GetRequiredKeyedService<WithalloClient>(key).Recordings);
    }
}
