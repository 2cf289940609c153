using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Withallo.Api;
using Withallo.Api.DependencyInjection;
using Withallo.Api.Pipeline;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients of Allo. Everything they register is a singleton and safe to inject anywhere.</summary>
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
    public static IWithalloBuilder AddWithallo(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddWithallo(options => WithalloConfiguration.Apply(section, options));
    }

    /// <summary>
    /// Registers a client of its own under a name, for a program with several accounts: inject it with <c>[FromKeyedServices("paris")]</c>.
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
        var httpClientName = name.Length == 0 ? "Withallo" : "Withallo:" + name;
        var http = services.AddHttpClient(httpClientName);
        object? key = name.Length == 0 ? null : name;
        if (!services.Any(service => service.ServiceType == typeof(WithalloClient) && Equals(service.ServiceKey, key)))
        {
            options.PostConfigure(WithalloOptionsCheck.UseEnvironment).ValidateOnStart();
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WithalloOptions>, WithalloOptionsValidator>());
            http.ConfigurePrimaryHttpMessageHandler(provider => WithalloTransport.Create(OptionsOf(provider, name)))
                // The pool renews its connections itself; rotating handlers would only lose them.
                .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
                // The factory's own loggers print paths, and paths carry phone numbers.
                .RemoveAllLoggers();
            services.AddKeyedSingleton(key, (provider, _) => CreateClient(provider, name, httpClientName));
            AddFromClient<IWithalloClient>(services, key, static client => client);
            AddFromClient(services, key, static client => client.Webhooks);
            AddFromClient(services, key, static client => client.Calls);
            AddFromClient(services, key, static client => client.Contacts);
            AddFromClient(services, key, static client => client.Sms);
            AddFromClient(services, key, static client => client.PhoneNumbers);
            AddFromClient(services, key, static client => client.Recordings);
            AddFromClient(services, key, static client => client.V2);
            AddFromClient(services, key, static client => client.V2.Me);
            AddFromClient(services, key, static client => client.V2.Users);
            AddFromClient(services, key, static client => client.V2.Numbers);
            AddFromClient(services, key, static client => client.V2.Tags);
            AddFromClient(services, key, static client => client.V2.Conversations);
            AddFromClient(services, key, static client => client.V2.Webhooks);
            AddFromClient(services, key, static client => client.V2.DialingQueue);
            AddFromClient(services, key, static client => client.V2.Analytics);
            AddFromClient(services, key, static client => client.V2.People);
            AddFromClient(services, key, static client => client.V2.Companies);
            AddFromClient(services, key, static client => client.V2.Deals);
            AddFromClient(services, key, static client => client.V2.SummaryTemplates);
            AddFromClient(services, key, static client => client.V2.PartnerAccounts);
        }

        return new WithalloBuilder(services, name, http);
    }

    private static void AddFromClient<T>(IServiceCollection services, object? key, Func<WithalloClient, T> endpoint)
        where T : class =>
        services.AddKeyedSingleton(key, (provider, _) => endpoint(provider.GetRequiredKeyedService<WithalloClient>(key)));

    private static WithalloClient CreateClient(IServiceProvider provider, string name, string httpClientName)
    {
        var options = OptionsOf(provider, name);
        if (options.TimeProvider == TimeProvider.System && provider.GetService<TimeProvider>() is { } clock)
        {
            options.TimeProvider = clock;
        }

        // Headers that ConfigureHttpClient set are honoured; its time-out and base address are ours to keep.
        using (var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpClientName))
        {
            foreach (var (header, values) in http.DefaultRequestHeaders.NonValidated)
            {
                options.Headers.TryAdd(header, values.ToString());
            }
        }

        return new WithalloClient(
            options,
            provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(httpClientName),
            provider.GetService<ILoggerFactory>()?.CreateLogger(WithalloTelemetry.Name) ?? NullLogger.Instance);
    }

    private static WithalloOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<WithalloOptions>>().Get(name);
}
