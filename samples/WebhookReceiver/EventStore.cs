using Microsoft.Data.Sqlite;
using Withallo.Webhooks;

namespace WebhookReceiver;

/// <summary>Keeps events in a file.</summary>
internal sealed class EventStore
{
    private readonly string _connectionString;

    public EventStore(IConfiguration configuration)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = configuration["Database"] ?? "events.db" }.ConnectionString;
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY, received_at TEXT, topic TEXT, object_id TEXT, body BLOB)";
        command.ExecuteNonQuery();
    }

    public async Task SaveAsync(WebhookEvent e, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO events (received_at, topic, object_id, body) VALUES (datetime('now'), $topic, $id, $body)";
        command.Parameters.AddWithValue("$topic", e.Topic.Name);
        command.Parameters.AddWithValue("$id", (object?)e.DataId ?? DBNull.Value);
        command.Parameters.AddWithValue("$body", e.RawBody.ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<StoredEvent>> ListAsync(int count, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT received_at, topic, object_id, length(body) FROM events ORDER BY id DESC LIMIT $count";
        command.Parameters.AddWithValue("$count", count);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var events = new List<StoredEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(new StoredEvent(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetInt32(3)));
        }

        return events;
    }
}
