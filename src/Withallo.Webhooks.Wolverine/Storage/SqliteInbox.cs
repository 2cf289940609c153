using System.Data.Common;
using Microsoft.Data.Sqlite;
using Wolverine;
using Wolverine.RDBMS;
using Wolverine.Runtime;

namespace Withallo.Webhooks.Storage;

/// <summary>
/// What Wolverine writes in several statements, in one transaction: SQLite else commits each, waits for the disk each time, and has a half done
/// when the process is killed in between.
/// </summary>
internal sealed class SqliteInbox
{
    private readonly IMessageDatabase _database;
    private readonly DurabilitySettings _durability;

    private SqliteInbox(IMessageDatabase database, DurabilitySettings durability) => (_database, _durability) = (database, durability);

    /// <summary>The inbox of a Wolverine that keeps its messages in SQLite; <see langword="null"/> for any other.</summary>
    public static SqliteInbox? Of(IWolverineRuntime runtime) =>
        runtime.Storage is MessageDatabase<SqliteConnection> database ? new SqliteInbox(database, runtime.DurabilitySettings) : null;

    /// <summary>Notes that deliveries were handled.</summary>
    public Task CompleteAsync(IReadOnlyList<Envelope> envelopes)
    {
        var keepUntil = TimeProvider.System.GetUtcNow() + _durability.KeepAfterMessageHandling;
        return InTransactionAsync(async (connection, transaction) =>
        {
            foreach (var envelope in envelopes)
            {
                await _database.MarkIncomingEnvelopeAsHandledInTransactionAsync(connection, transaction, envelope, keepUntil, CancellationToken.None)
                    .ConfigureAwait(false);
            }
        });
    }

    /// <summary>Makes a dead letter of a delivery.</summary>
    public Task MoveToDeadLettersAsync(Envelope envelope, Exception exception) =>
        InTransactionAsync(async (connection, transaction) =>
        {
            var builder = _database.ToCommandBuilder();
            foreach (var table in (string[])[DatabaseConstants.IncomingTable, DatabaseConstants.DeadLetterTable])
            {
                builder.Append($"delete from {_database.TableNameFor(table)} where {DatabaseConstants.Id} = ");
                builder.AppendParameter(envelope.Id);
                builder.Append(";");
            }

            DatabasePersistence.ConfigureDeadLetterCommands(_durability, envelope, exception, builder, _database);
            var command = builder.Compile();
            await using var _ = command.ConfigureAwait(false);
            (command.Connection, command.Transaction) = (connection, transaction);
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        });

    private async Task InTransactionAsync(Func<DbConnection, DbTransaction, Task> write)
    {
        var connection = await _database.DataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        await using var __ = transaction.ConfigureAwait(false);
        await write(connection, transaction).ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
    }
}
