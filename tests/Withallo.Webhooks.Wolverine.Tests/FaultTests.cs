using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Withallo.Webhooks.AspNetCore.Tests.Support;
using Withallo.Webhooks.Wolverine.Tests.Support;

namespace Withallo.Webhooks.Wolverine.Tests;

/// <summary>Databases that go away and disks that take no more.</summary>
public sealed class FaultTests
{
    // The processor's five seconds, and what a busy machine adds.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(7);

    private readonly ConcurrentQueue<string> _handled = new();
    private readonly ConcurrentQueue<string> _log = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_is_away_for_ten_seconds_costs_nothing_but_503s()
    {
        Assert.SkipUnless(Database.IsThere, Database.SkipReason);
        var database = await Database.CreateAsync();
        var settings = new NpgsqlConnectionStringBuilder(database);
        await using (var proxy = new Proxy(settings.Host!, settings.Port))
        {
            settings.Port = proxy.Port;
            var gate = new TaskCompletionSource();
            await using var receiver = await StartAsync(settings.ConnectionString, async e =>
            {
                await gate.Task;

                // Of those under way when the database goes, half fail: to be noted for later without it.
                if (e.DeliveryId!.EndsWith('1') && !_handled.Contains(e.DeliveryId + " failed"))
                {
                    _handled.Enqueue(e.DeliveryId + " failed");
                    throw new InvalidOperationException("Fails once.");
                }

                _handled.Enqueue(e.DeliveryId);
            });
            string[] before = [.. Enumerable.Range(0, 20).Select(static i => $"before_{i}")];
            foreach (var id in before)
            {
                Assert.Equal(200, (await receiver.DeliverAsync(id)).Status);
            }

            proxy.Freeze();
            var away = Stopwatch.StartNew();
            gate.SetResult();
            string[] during = [.. Enumerable.Range(0, 20).Select(static i => $"during_{i}")];
            await Task.WhenAll(during.Select(async id =>
            {
                var waited = Stopwatch.StartNew();
                Assert.Equal(503, (await receiver.DeliverAsync(id)).Status);
                Assert.InRange(waited.Elapsed, TimeSpan.Zero, Deadline);
            }));
            Assert.Contains(_log, static line => line.StartsWith("Error Withallo.Webhooks[21]", StringComparison.Ordinal));
            await Eventually.TrueAsync(() => away.Elapsed >= TimeSpan.FromSeconds(10));
            proxy.Thaw();

            // Allo repeats.
            foreach (var id in during)
            {
                await Eventually.TrueAsync(async () => (await receiver.DeliverAsync(id)).Status == 200);
            }

            var all = before.Concat(during).Order(StringComparer.Ordinal);
            await Eventually.TrueAsync(
                async () => (await receiver.Store.Admin.FetchCountsAsync()) is { Handled: 40, Incoming: 0, Scheduled: 0 }, TimeSpan.FromSeconds(60));
            Assert.Equal(all, _handled.Where(static id => !id.EndsWith(" failed", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        }

        await Database.DropAsync(database);
    }

    [Fact]
    public async Task A_full_disk_gets_503_and_logged_until_there_is_room()
    {
        using var disk = new SmallDisk();
        Assert.SkipUnless(disk.IsThere, SmallDisk.SkipReason);
        await using var receiver = await StartAsync($"Data Source={disk.Folder}/inbox.db;Pooling=False", Note);
        Assert.Equal(200, (await receiver.DeliverAsync("before")).Status);

        disk.Fill();
        await RefusedAsync(receiver, "during");
        disk.Free();

        await AcceptedAsync(receiver, "during");
    }

    [Fact]
    public async Task A_disk_that_becomes_read_only_gets_503_and_logged_until_it_is_writable()
    {
        using var disk = new SmallDisk();
        Assert.SkipUnless(disk.IsThere, SmallDisk.SkipReason);
        await using var receiver = await StartAsync($"Data Source={disk.Folder}/inbox.db;Pooling=False", Note);
        Assert.Equal(200, (await receiver.DeliverAsync("before")).Status);

        await Eventually.TrueAsync(disk.TryMakeReadOnly);
        await RefusedAsync(receiver, "during");
        disk.MakeWritable();

        await AcceptedAsync(receiver, "during");
    }

    [Fact]
    public async Task On_a_read_only_disk_the_program_does_not_start()
    {
        using var disk = new SmallDisk();
        Assert.SkipUnless(disk.IsThere, SmallDisk.SkipReason);
        await Eventually.TrueAsync(disk.TryMakeReadOnly);

        await Assert.ThrowsAsync<SqliteException>(() => StartAsync($"Data Source={disk.Folder}/inbox.db;Pooling=False", Note));

        disk.MakeWritable();
    }

    private async Task RefusedAsync(Receiver receiver, string id)
    {
        // A few may still fit into what the file has.
        var last = 0;
        for (var i = 0; i < 50 && last != 503; i++)
        {
            var waited = Stopwatch.StartNew();
            last = (await receiver.DeliverAsync($"{id}_{i}", Bodies.SmsReceived)).Status;
            Assert.InRange(waited.Elapsed, TimeSpan.Zero, Deadline);
        }

        Assert.Equal(503, last);
        Assert.Contains(_log, static line =>
            line.StartsWith("Error Withallo.Webhooks[21]", StringComparison.Ordinal) && line.Contains("SQLite Error", StringComparison.Ordinal));
    }

    private async Task AcceptedAsync(Receiver receiver, string id)
    {
        await Eventually.TrueAsync(async () => (await receiver.DeliverAsync(id)).Status == 200);
        await Eventually.TrueAsync(() => _handled.Contains(id));
        await Eventually.TrueAsync(async () => (await receiver.Store.Admin.FetchCountsAsync()) is { Incoming: 0, Scheduled: 0 });
        Assert.Equal(_handled.Count, _handled.Distinct().Count());
    }

    private Task Note(WebhookEvent e)
    {
        _handled.Enqueue(e.DeliveryId!);
        return Task.CompletedTask;
    }

    private Task<Receiver> StartAsync(string connectionString, Func<WebhookEvent, Task> handler) => Receiver.StartAsync(
        services => services.AddWithalloInbox(connectionString, static options => options.RetryDelays.Insert(0, TimeSpan.Zero)),
        webhooks => webhooks.OnUnknown((e, _) => handler(e)),
        _log);
}
