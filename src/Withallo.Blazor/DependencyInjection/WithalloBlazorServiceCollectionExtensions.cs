using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Withallo.Api;
using Withallo.Blazor;
using Withallo.Blazor.Recordings;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what the components of this package need.</summary>
public static class WithalloBlazorServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="AlloQueries"/>, scoped: one a circuit, which ends with it. The account is the one of <c>AddWithallo</c>.
    /// Registering twice registers nothing twice.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="configure">Sets the options; null: the defaults.</param>
    public static IServiceCollection AddWithalloBlazor(this IServiceCollection services, Action<WithalloBlazorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddShared(services, configure);
        services.TryAddScoped(static provider => Create(provider, null));
        return services;
    }

    /// <summary>
    /// Registers <see cref="AlloQueries"/> on an account with a name, under that key: <c>[Inject(Key = "paris")]</c>. Cascade it, and the
    /// components below show that account.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="name">The name given to <c>AddWithallo</c>.</param>
    /// <param name="configure">Sets the options, which all accounts share; null: the defaults.</param>
    public static IServiceCollection AddWithalloBlazor(this IServiceCollection services, string name, Action<WithalloBlazorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        AddShared(services, configure);
        services.TryAddKeyedScoped(name, static (provider, key) => Create(provider, (string)key!));
        return services;
    }

    private static void AddShared(IServiceCollection services, Action<WithalloBlazorOptions>? configure)
    {
        services.AddOptions<WithalloBlazorOptions>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.AddDataProtection();
        services.TryAddSingleton<RecordingLinks>();
    }

    private static AlloQueries Create(IServiceProvider provider, string? name) => new(
        provider.GetRequiredKeyedService<IWithalloClient>(name),
        provider.GetRequiredService<IOptions<WithalloBlazorOptions>>().Value.TimeProvider,
        name);
}
