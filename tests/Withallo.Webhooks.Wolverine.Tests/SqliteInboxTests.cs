using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Webhooks.Storage;
using Withallo.Webhooks.Wolverine.Tests.Support;
using Wolverine.Runtime;

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

    [Fact]
    public async Task A_delivery_leaves_the_inbox_only_together_with_its_dead_letter()
    {
        await using var receiver = await StartAsync(static _ => throw new InvalidOperationException("Never."), static options => Retry(options, 0));
        await ExecuteAsync("CREATE TRIGGER full BEFORE INSERT ON wolverine_dead_letters BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END");

        Assert.Equal(200, (await receiver.DeliverAsync("msg_1")).Status);
        await Eventually.TrueAsync(() => Log.Any(static line => line.StartsWith("Error Withallo.Webhooks[32]", StringComparison.Ordinal)));
        Assert.Equal(1, (await receiver.Store.Admin.FetchCountsAsync()).Incoming);

        await ExecuteAsync("DROP TRIGGER full");
        await Eventually.TrueAsync(async () => (await receiver.Store.Admin.FetchCountsAsync()) is { DeadLetter: 1, Incoming: 0 });
    }

    [Fact]
    public async Task What_is_noted_together_is_one_transaction()
    {
        var gate = new TaskCompletionSource();
        await using var receiver = await StartAsync(_ => gate.Task);
        Assert.Equal(200, (await receiver.DeliverAsync("msg_1")).Status);
        Assert.Equal(200, (await receiver.DeliverAsync("msg_2")).Status);
        var envelopes = await receiver.Store.Admin.AllIncomingAsync();
        var inbox = SqliteInbox.Of(receiver.Services.GetRequiredService<IWolverineRuntime>())!;
        await ExecuteAsync(
            $"CREATE TRIGGER full BEFORE UPDATE ON wolverine_incoming_envelopes WHEN new.id LIKE '{envelopes[1].Id}' BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END");

        await Assert.ThrowsAsync<SqliteException>(() => inbox.CompleteAsync(envelopes));
        Assert.Equal(0, (await receiver.Store.Admin.FetchCountsAsync()).Handled);

        await ExecuteAsync("DROP TRIGGER full");
        await inbox.CompleteAsync(envelopes);
        Assert.Equal(2, (await receiver.Store.Admin.FetchCountsAsync()).Handled);
        gate.SetResult();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.FullName}/inbox.db");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private protected override void AddInbox(IServiceCollection services, Action<WithalloInboxOptions>? configure = null) =>
        services.AddWithalloInbox($"Data Source={_folder.FullName}/inbox.db", configure);
}
