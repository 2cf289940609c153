using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Wolverine;
using Wolverine.Postgresql;
using Wolverine.Sqlite;

namespace Withallo.Webhooks.Storage;

/// <summary>Finds out which database a connection string is for.</summary>
internal static class InboxDatabase
{
    private const string Unreadable =
        "The connection string cannot be read: write it as Data Source=… for a SQLite file, or as Host=…;Database=…;Username=…;Password=… for PostgreSQL.";

    /// <summary>How to keep Wolverine's messages there.</summary>
    /// <exception cref="ArgumentException">It is for neither database. The message does not quote it: it may hold a password.</exception>
    public static Action<WolverineOptions, WithalloInboxOptions> Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        try
        {
            var keys = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return keys.ContainsKey("Host") || keys.ContainsKey("Server") ? PostgreSql(connectionString) : Sqlite(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidOperationException)
        {
            throw new ArgumentException(Unreadable, nameof(connectionString));
        }
    }

    private static Action<WolverineOptions, WithalloInboxOptions> PostgreSql(string connectionString)
    {
        _ = new NpgsqlConnectionStringBuilder(connectionString);
        return (wolverine, options) =>
        {
            wolverine.PersistMessagesWithPostgresql(connectionString, options.Schema);
            wolverine.Durability.Mode = DurabilityMode.Balanced;
        };
    }

    private static Action<WolverineOptions, WithalloInboxOptions> Sqlite(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (settings.DataSource.Length == 0)
        {
            throw new ArgumentException(Unreadable, nameof(connectionString));
        }

        if (settings.Mode == SqliteOpenMode.Memory
            || settings.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase)
            || settings.DataSource.Contains("mode=memory", StringComparison.OrdinalIgnoreCase))
        {
            throw new NotSupportedException("An inbox in memory would not outlive the process: name a file.");
        }

        return (wolverine, _) =>
        {
            wolverine.PersistMessagesWithSqlite(new SqliteInboxDataSource(settings.ConnectionString));
            wolverine.Durability.Mode = DurabilityMode.Solo;
        };
    }
}
