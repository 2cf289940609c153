using Microsoft.Extensions.DependencyInjection;
using Withallo.Webhooks.Wolverine.Tests.Support;

namespace Withallo.Webhooks.Wolverine.Tests;

/// <summary>The inbox in PostgreSQL. Skipped where there is no server.</summary>
public sealed class PostgreSqlInboxTests : InboxTests
{
    private string? _database;

    public override async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Database.IsThere, Database.SkipReason);
        _database = await Database.CreateAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await Database.DropAsync(_database);
        }
    }

    private protected override void AddInbox(IServiceCollection services, Action<WithalloInboxOptions>? configure = null) =>
        services.AddWithalloInbox(_database!, configure);
}
