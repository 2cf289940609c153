using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Withallo.Webhooks.Wolverine.Tests;

/// <summary>The inbox in a SQLite file.</summary>
public sealed class SqliteInboxTests : InboxTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("withallo-inbox-");

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private protected override void AddInbox(IServiceCollection services, Action<WithalloInboxOptions>? configure = null) =>
        services.AddWithalloInbox($"Data Source={_folder.FullName}/inbox.db", configure);
}
