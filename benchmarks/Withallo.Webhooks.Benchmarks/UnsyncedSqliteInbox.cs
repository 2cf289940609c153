using JasperFx.CodeGeneration;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.Sqlite;

namespace Withallo.Webhooks.Benchmarks;

/// <summary>The inbox on Wolverine's own SQLite connections, which do not wait for the disk.</summary>
internal static class UnsyncedSqliteInbox
{
    public static void AddUnsyncedSqliteInbox(this IServiceCollection services, string connectionString)
    {
        services.AddWolverine(ExtensionDiscovery.ManualOnly, wolverine =>
        {
            wolverine.Discovery.DisableConventionalDiscovery();
            wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
            wolverine.PersistMessagesWithSqlite(connectionString);
            wolverine.Durability.Mode = DurabilityMode.Solo;
            wolverine.Durability.KeepAfterMessageHandling = TimeSpan.FromHours(48);
            wolverine.Durability.RecoveryBatchSize = 500;
        });
        services.AddWithalloWebhooks().UseDurableInbox();
    }
}
