using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Withallo.Webhooks.Wolverine.Tests.Support;

namespace Withallo.Webhooks.Wolverine.Tests;

/// <summary>
/// Receivers that are killed in the middle of ten thousand deliveries. What was acknowledged is handled. What is handled twice is what was being
/// handled, or had just been, when its process was killed: no more at a time than are dispatched at a time.
/// </summary>
public sealed class KilledTests : IDisposable
{
    private const int Deliveries = 10_000;

    private static readonly int AtOnce = new WithalloInboxOptions().MaxParallelDeliveries;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("withallo-killed-");

    private int _processes;


    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task One_with_sqlite_killed_twice_loses_nothing_it_acknowledged()
    {
        var settings = new ReceiverSettings($"Data Source={_folder.FullName}/inbox.db", NewJournal(), FailOneIn: 10);
        var storm = new Storm(Deliveries);
        var receiver = await ReceiverProcess.StartAsync(settings);
        settings = settings with { Port = receiver.Address.Port };
        var sending = storm.RunAsync(receiver.Address);

        foreach (var sent in new[] { Deliveries / 3, Deliveries * 2 / 3 })
        {
            await Eventually.TrueAsync(() => storm.Sent >= sent, TimeSpan.FromSeconds(60));
            receiver.Dispose();
            receiver = await ReceiverProcess.StartAsync(settings with { Journal = NewJournal() });
        }

        using var last = receiver;
        await sending;
        await AllHandledAsync(storm, kills: 2);
    }

    [Fact]
    public async Task Two_with_postgresql_one_killed_and_started_again_lose_nothing_they_acknowledged()
    {
        Assert.SkipUnless(Database.IsThere, Database.SkipReason);
        var database = await Database.CreateAsync();
        var settings = new ReceiverSettings(database, NewJournal(), FailOneIn: 10, StaleNodeTimeout: TimeSpan.FromSeconds(5));
        var storm = new Storm(Deliveries);
        using (var survivor = await ReceiverProcess.StartAsync(settings))
        {
            var victim = await ReceiverProcess.StartAsync(settings with { Journal = NewJournal() });
            settings = settings with { Port = victim.Address.Port };
            var sending = storm.RunAsync(survivor.Address, victim.Address);

            await Eventually.TrueAsync(() => storm.Sent >= Deliveries / 2, TimeSpan.FromSeconds(60));
            victim.Dispose();
            using var next = await ReceiverProcess.StartAsync(settings with { Journal = NewJournal() });

            await sending;
            await AllHandledAsync(storm, kills: 1);
        }

        await Database.DropAsync(database);
    }

    [Fact]
    public async Task What_a_dead_node_of_postgresql_had_taken_is_handled_by_another_once_it_is_taken_for_dead()
    {
        Assert.SkipUnless(Database.IsThere, Database.SkipReason);
        var database = await Database.CreateAsync();
        var settings = new ReceiverSettings(database, NewJournal(), Holds: true, StaleNodeTimeout: TimeSpan.FromSeconds(5));

        // The first is the one that looks after the others: that it dies is the worse case.
        using (var victim = await ReceiverProcess.StartAsync(settings))
        using (await ReceiverProcess.StartAsync(settings with { Journal = NewJournal(), Holds = false }))
        {
            using var http = new HttpClient { BaseAddress = victim.Address };
            for (var i = 0; i < 20; i++)
            {
                Assert.Equal(200, (await Receiver.DeliverAsync(http, $"msg_{i}")).Status);
            }

            victim.Kill();
            var dead = Stopwatch.StartNew();
            await Eventually.TrueAsync(() => ReadJournals().Length >= 20, TimeSpan.FromMinutes(3));

            Assert.Equal(20, ReadJournals().Distinct().Count());
            TestContext.Current.TestOutputHelper!.WriteLine($"Moved on after {dead.Elapsed.TotalSeconds:0} s.");
            Assert.InRange(dead.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        }

        await Database.DropAsync(database);
    }

    private string NewJournal() => Path.Combine(_folder.FullName, $"journal-{Interlocked.Increment(ref _processes)}");

    private string[] ReadJournals() => [.. _folder.EnumerateFiles("journal-*").SelectMany(static file =>
    {
        // Still written to; a line that is being written does not count yet.
        using var journal = new StreamReader(file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return journal.ReadToEnd().Split('\n')[..^1];
    })];

    private async Task AllHandledAsync(Storm storm, int kills)
    {
        var acknowledged = storm.Acknowledged;
        Assert.InRange(acknowledged.Count, (Deliveries * 3 / 4) + 1, Deliveries);
        string[] handled = [];
        await Eventually.TrueAsync(
            () =>
            {
                handled = ReadJournals();
                return acknowledged.Except(handled).Any() is false;
            },
            TimeSpan.FromSeconds(60));
        var twice = handled.Length - handled.Distinct().Count();
        TestContext.Current.TestOutputHelper!.WriteLine($"{acknowledged.Count} acknowledged, {handled.Length} handled, {twice} of them again.");
        Assert.InRange(twice, 0, kills * AtOnce);
    }
}
