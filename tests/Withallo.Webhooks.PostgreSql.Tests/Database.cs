using Npgsql;

namespace Withallo.Webhooks.PostgreSql.Tests;

/// <summary>The server that the tests are given.</summary>
internal static class Database
{
    public const string Variable = "WITHALLO_TEST_POSTGRES";

    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value
        ? value + ";Maximum Pool Size=8" // Many stores at once must not take all of the server's connections.
        : null;

    public static bool IsThere => ConnectionString is not null;

    public static string NewTable() => "t" + Guid.NewGuid().ToString("N");

    public static PostgreSqlWebhookDedupeStore CreateStore(string table, TimeSpan? lease = null, TimeSpan? retention = null) =>
        new(ConnectionString!, table, retention, lease);

    public static NpgsqlDataSource CreateDataSource() => NpgsqlDataSource.Create(ConnectionString!);

    public static async Task<long> CountAsync(string table)
    {
        await using var dataSource = CreateDataSource();
        await using var command = dataSource.CreateCommand($"SELECT count(*) FROM \"{table}\"");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
