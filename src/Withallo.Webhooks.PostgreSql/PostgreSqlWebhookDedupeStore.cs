using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Npgsql;

namespace Withallo.Webhooks;

/// <summary>
/// Remembers handled events in a table of PostgreSQL: for several receivers behind one address, and across restarts. A claim is one
/// atomic statement, and all times are the server's, so that the clocks of the receivers do not matter. Rows that have lapsed are
/// removed along the way. Safe to use from several threads.
/// </summary>
public sealed class PostgreSqlWebhookDedupeStore : IWebhookDedupeStore, IAsyncDisposable, IDisposable
{
    /// <summary>The name of the table, unless another is given.</summary>
    public const string DefaultTable = "withallo_webhooks";

    // Of PostgreSQL: a longer one is cut short, silently.
    private const int MaxNameLength = 63;
    private const int MaxKeyLength = 256;
    private const int PruneBatch = 1000;

    private static readonly TimeSpan PruneEvery = TimeSpan.FromMinutes(10);

    private readonly DbDataSource _dataSource;
    private readonly bool _ownsDataSource;
    private readonly TimeSpan _retention;
    private readonly TimeSpan _lease;
    private readonly TimeProvider _timeProvider;
    private readonly string _table;
    private readonly string _claim;
    private readonly string _complete;
    private readonly string _release;
    private readonly string _prune;

    // Tells claims of this store from those of others, which it must not give back.
    private readonly Guid _owner = Guid.NewGuid();

    private long _prunedAt;

    /// <summary>Creates a store with connections of its own.</summary>
    /// <param name="connectionString">Where the database is, such as <c>Host=…;Database=…;Username=…</c>.</param>
    /// <param name="table">The name of the table, with a schema in front if need be: letters, digits and underscores, taken as they are written.</param>
    /// <param name="retention">How long a handled event is remembered; 48 hours by default. Allo's last attempt comes 28 hours after the first.</param>
    /// <param name="lease">
    /// How long a claim holds without being completed or released, should its receiver die; 1 minute by default. Longer than handlers run.
    /// </param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or the name is no name. The message does not quote them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A duration is not positive.</exception>
    public PostgreSqlWebhookDedupeStore(
        string connectionString, string table = DefaultTable, TimeSpan? retention = null, TimeSpan? lease = null)
        : this(CreateDataSource(connectionString), table, retention, lease) =>
        _ownsDataSource = true;

    /// <summary>Creates a store that takes its connections from a data source of yours, which it does not dispose of.</summary>
    /// <param name="dataSource">An <c>NpgsqlDataSource</c>.</param>
    /// <inheritdoc cref="PostgreSqlWebhookDedupeStore(string, string, TimeSpan?, TimeSpan?)"/>
    /// <param name="table">The name of the table.</param>
    /// <param name="retention">How long a handled event is remembered.</param>
    /// <param name="lease">How long a claim holds.</param>
    /// <param name="timeProvider">The clock that says when to look for lapsed rows; the system's by default.</param>
    public PostgreSqlWebhookDedupeStore(
        DbDataSource dataSource,
        string table = DefaultTable,
        TimeSpan? retention = null,
        TimeSpan? lease = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentNullException.ThrowIfNull(table);
        _dataSource = dataSource;
        _retention = retention ?? TimeSpan.FromHours(48);
        _lease = lease ?? TimeSpan.FromMinutes(1);
        _timeProvider = timeProvider ?? TimeProvider.System;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_retention, TimeSpan.Zero, nameof(retention));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_lease, TimeSpan.Zero, nameof(lease));
        _table = Quote(table);
        _prunedAt = _timeProvider.GetTimestamp();

        // A row is a claim while it has an owner, and a handled event once it has none. Past its time it counts as gone.
        _claim = $"""
            WITH claim AS (
                INSERT INTO {_table} AS known (key, owner, expires_at) VALUES ($1, $2, clock_timestamp() + $3)
                ON CONFLICT (key) DO UPDATE SET owner = EXCLUDED.owner, expires_at = EXCLUDED.expires_at
                WHERE known.expires_at <= clock_timestamp()
                RETURNING key)
            SELECT CASE
                WHEN EXISTS (SELECT FROM claim) THEN 'claimed'
                WHEN EXISTS (SELECT FROM {_table} WHERE key = $1 AND owner IS NULL) THEN 'completed'
                ELSE 'in progress' END
            """;
        _complete = $"""
            INSERT INTO {_table} (key, owner, expires_at) VALUES ($1, NULL, clock_timestamp() + $2)
            ON CONFLICT (key) DO UPDATE SET owner = NULL, expires_at = EXCLUDED.expires_at
            """;
        _release = $"DELETE FROM {_table} WHERE key = $1 AND owner = $2";
        _prune = string.Create(CultureInfo.InvariantCulture, $"""
            DELETE FROM {_table} WHERE key IN (
                SELECT key FROM {_table} WHERE expires_at <= clock_timestamp() LIMIT {PruneBatch} FOR UPDATE SKIP LOCKED)
            """);
    }

    /// <summary>Creates the table, if there is none. Run it when the program starts; several may do so at once.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WithalloException">The database cannot be reached, or reports an error.</exception>
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken = default)
    {
        // IF NOT EXISTS alone still fails when two create it at the same moment: the lock, any number of ours, makes one wait for the other.
        await ExecuteAsync(
            $"""
            DO $$ BEGIN
                PERFORM pg_advisory_xact_lock(2049638230412172401);
                CREATE TABLE IF NOT EXISTS {_table} (key text PRIMARY KEY, owner uuid, expires_at timestamptz NOT NULL);
            END $$
            """,
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="WithalloException">The database cannot be reached, or reports an error.</exception>
    public async ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken) =>
        await ScalarAsync(_claim, cancellationToken, StoredKey(key), _owner, _lease).ConfigureAwait(false) switch
        {
            "claimed" => WebhookClaim.Claimed,
            "completed" => WebhookClaim.Completed,
            _ => WebhookClaim.InProgress,
        };

    /// <inheritdoc/>
    /// <exception cref="WithalloException">The database cannot be reached, or reports an error.</exception>
    public async ValueTask CompleteAsync(string key, CancellationToken cancellationToken)
    {
        await ExecuteAsync(_complete, cancellationToken, StoredKey(key), _retention).ConfigureAwait(false);
        await PruneAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="WithalloException">The database cannot be reached, or reports an error.</exception>
    public async ValueTask ReleaseAsync(string key, CancellationToken cancellationToken) =>
        await ExecuteAsync(_release, cancellationToken, StoredKey(key), _owner).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsDataSource)
        {
            _dataSource.Dispose();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_ownsDataSource)
        {
            await _dataSource.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Removes rows that have lapsed, every now and then, and a batch at a time so that nobody waits for it.</summary>
    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        var last = Volatile.Read(ref _prunedAt);
        if (_timeProvider.GetElapsedTime(last) < PruneEvery
            || Interlocked.CompareExchange(ref _prunedAt, _timeProvider.GetTimestamp(), last) != last)
        {
            return;
        }

        try
        {
            if (await ExecuteAsync(_prune, cancellationToken).ConfigureAwait(false) == PruneBatch)
            {
                // There is more: go on with the next event.
                Volatile.Write(ref _prunedAt, last);
            }
        }
        catch (Exception exception) when (exception is WithalloException or OperationCanceledException)
        {
            // The event has been noted, which is what was asked for; the rows can wait for the next time.
        }
    }

    private async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        try
        {
            var command = CreateCommand(sql, values);
            await using var _ = command.ConfigureAwait(false);
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            throw Failed(exception);
        }
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        try
        {
            var command = CreateCommand(sql, values);
            await using var _ = command.ConfigureAwait(false);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            throw Failed(exception);
        }
    }

    private DbCommand CreateCommand(string sql, object[] values)
    {
        var command = _dataSource.CreateCommand(sql);
        foreach (var value in values)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private WithalloException Failed(DbException exception) =>
        new(
            exception.SqlState switch
            {
                PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName =>
                    $"The table {_table} of handled webhooks does not exist: call {nameof(EnsureCreatedAsync)} when the program starts.",
                { } state => $"PostgreSQL reported an error with the table {_table} of handled webhooks (SQLSTATE {state}).",
                null => $"PostgreSQL, with the table {_table} of handled webhooks, cannot be reached.",
            },
            exception);

    /// <summary>A key as it may stand in an index: keys of any length and any characters are allowed, and an index has its limits.</summary>
    private static string StoredKey(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return key.Length <= MaxKeyLength && key.All(static c => c is >= ' ' and <= '~')
            ? key
            : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan())));
    }

    private static string Quote(string table)
    {
        var parts = table.Split('.');
        if (parts.Length > 2 || !parts.All(IsName))
        {
            throw new ArgumentException(
                $"The name of a table is 1 to {MaxNameLength} letters, digits and underscores, not beginning with a digit, "
                + "and may have a schema of the same kind and a dot in front.",
                nameof(table));
        }

        return string.Join('.', parts.Select(static part => $"\"{part}\""));
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxNameLength
        && !char.IsAsciiDigit(name[0])
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static NpgsqlDataSource CreateDataSource(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        try
        {
            return NpgsqlDataSource.Create(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidOperationException)
        {
            // Its exceptions may quote what they could not read, and that may be the password.
            throw new ArgumentException(
                "The connection string cannot be read: write it as Host=…;Database=…;Username=…;Password=….", nameof(connectionString));
        }
    }
}
