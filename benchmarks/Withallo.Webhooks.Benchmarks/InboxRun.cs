using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Withallo.Webhooks.Benchmarks;

/// <summary>
/// Our endpoint with an inbox beside the one with deduplication in memory, in turns; and the same inboxes on databases that do not wait for the
/// disk, to see what that waiting costs.
/// </summary>
internal static class InboxRun
{
    public const string Variable = "WITHALLO_TEST_POSTGRES";

    /// <param name="postgres">The server's connection string, or <see langword="null"/> to go without.</param>
    /// <param name="rounds">How often each receiver is measured.</param>
    /// <param name="count">How many deliveries a round has.</param>
    public static async Task RunAsync(string? postgres, int rounds, int count = 1000)
    {
        var folder = Directory.CreateTempSubdirectory("withallo-inbox-");
        var receivers = new List<Receiver> { await Receiver.StartAsync("in memory") };
        try
        {
            receivers.Add(await Receiver.StartAsync("SQLite", services => services.AddWithalloInbox($"Data Source={folder.FullName}/inbox.db")));
            receivers.Add(await Receiver.StartAsync(
                "SQLite, no wait for the disk", services => services.AddUnsyncedSqliteInbox($"Data Source={folder.FullName}/unsynced.db")));
            if (postgres is not null)
            {
                await CheckFsyncAsync(postgres);
                receivers.Add(await StartPostgresAsync("PostgreSQL", postgres, "benchmark"));
                receivers.Add(await StartPostgresAsync("PostgreSQL, no wait for the disk", postgres + ";Options=-c synchronous_commit=off", "benchmark_unsynced"));
            }

            await MeasureAsync(receivers, rounds, count);
            if (postgres is null)
            {
                Console.WriteLine($"PostgreSQL: run it through \"eng/with-postgres.sh --fsync\", or set {Variable}.");
            }
        }
        finally
        {
            foreach (var receiver in receivers)
            {
                await receiver.DisposeAsync();
            }

            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(List<Receiver> receivers, int rounds, int count)
    {
        Console.WriteLine("| body, at once | inbox | acknowledged a second | handled a second | of that in memory | middle half |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|");
        foreach (var (name, body) in DeliveryBodies.All)
        {
            foreach (var atOnce in (int[])[8, 64])
            {
                var senders = await Task.WhenAll(receivers.Select(receiver => Sender.ConnectAsync(receiver.Address, atOnce)));
                var measured = receivers.ConvertAll(static _ => new List<Measurement>());
                // The first rounds are for the just-in-time compiler.
                for (var round = -rounds / 4 - 1; round < rounds; round++)
                {
                    for (var i = 0; i < receivers.Count; i++)
                    {
                        var measurement = await Measurement.TakeAsync(receivers[i], senders[i], body, count);
                        if (round >= 0)
                        {
                            measured[i].Add(measurement);
                        }
                    }
                }

                Array.ForEach(senders, static sender => sender.Dispose());
                for (var i = 0; i < receivers.Count; i++)
                {
                    var acknowledged = Spread.Of(measured[i].Select(static one => one.Acknowledged));
                    var handled = Spread.Of(measured[i].Select(static one => one.Handled));
                    var ratio = Spread.Of(measured[i].Zip(measured[0], static (ours, inMemory) => ours.Handled / inMemory.Handled));
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {name}, {atOnce} | {receivers[i].Name} | {acknowledged.Median:N0} | {handled.Median:N0} | {(i == 0 ? "1 | " : ratio)} |"));
                }
            }
        }
    }

    private static async Task<Receiver> StartPostgresAsync(string name, string connectionString, string schema)
    {
        await ExecuteAsync(connectionString, $"DROP SCHEMA IF EXISTS withallo_{schema} CASCADE");
        return await Receiver.StartAsync(name, services => services.AddWithalloInbox(connectionString, options => options.Schema = "withallo_" + schema));
    }

    /// <summary>A server that never waits for the disk, as tests use it, says nothing about one that does.</summary>
    private static async Task CheckFsyncAsync(string connectionString)
    {
        if (await ExecuteAsync(connectionString, "SHOW fsync") is not "on")
        {
            throw new InvalidOperationException("This PostgreSQL server runs with fsync=off: run the benchmark through \"eng/with-postgres.sh --fsync\".");
        }
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
