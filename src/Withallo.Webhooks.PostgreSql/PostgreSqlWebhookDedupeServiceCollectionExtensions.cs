using System.Data.Common;
using Withallo.Webhooks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the dedupe store for several receivers.</summary>
public static class PostgreSqlWebhookDedupeServiceCollectionExtensions
{
    /// <summary>
    /// Has the endpoints of <c>MapWithalloWebhooks</c> remember handled events in PostgreSQL. Call
    /// <see cref="PostgreSqlWebhookDedupeStore.EnsureCreatedAsync"/> when the program starts, unless the table is made otherwise.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="connectionString">Where the database is.</param>
    /// <param name="table">The name of the table.</param>
    public static IServiceCollection AddPostgreSqlWebhookDedupe(
        this IServiceCollection services, string connectionString, string table = PostgreSqlWebhookDedupeStore.DefaultTable)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddStore(_ => new PostgreSqlWebhookDedupeStore(connectionString, table));
    }

    /// <inheritdoc cref="AddPostgreSqlWebhookDedupe(IServiceCollection, string, string)"/>
    /// <param name="services">Where to.</param>
    /// <param name="dataSource">Finds the <c>NpgsqlDataSource</c> to take connections from.</param>
    /// <param name="table">The name of the table.</param>
    public static IServiceCollection AddPostgreSqlWebhookDedupe(
        this IServiceCollection services,
        Func<IServiceProvider, DbDataSource> dataSource,
        string table = PostgreSqlWebhookDedupeStore.DefaultTable)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(dataSource);
        return services.AddStore(provider => new PostgreSqlWebhookDedupeStore(dataSource(provider), table));
    }

    private static IServiceCollection AddStore(this IServiceCollection services, Func<IServiceProvider, PostgreSqlWebhookDedupeStore> create)
    {
        services.AddSingleton(create);
        return services.AddSingleton<IWebhookDedupeStore>(static provider => provider.GetRequiredService<PostgreSqlWebhookDedupeStore>());
    }
}
