using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Withallo.Webhooks.PostgreSql.Tests;

public sealed class StoreTests : IAsyncLifetime
{
    private readonly string _table = Database.NewTable();
    private PostgreSqlWebhookDedupeStore _store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (Database.IsThere)
        {
            _store = Database.CreateStore(_table);
            await _store.EnsureCreatedAsync(Cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Database.IsThere)
        {
            await _store.DisposeAsync();
        }
    }

    [PostgresFact]
    public async Task A_key_is_claimed_once_and_completed_for_good()
    {
        Assert.Equal(WebhookClaim.Claimed, await _store.ClaimAsync("a", Cancel));
        Assert.Equal(WebhookClaim.InProgress, await _store.ClaimAsync("a", Cancel));
        await _store.CompleteAsync("a", Cancel);
        Assert.Equal(WebhookClaim.Completed, await _store.ClaimAsync("a", Cancel));
        await _store.ReleaseAsync("a", Cancel);
        Assert.Equal(WebhookClaim.Completed, await _store.ClaimAsync("a", Cancel));
        Assert.Equal(WebhookClaim.Claimed, await _store.ClaimAsync("b", Cancel));
    }

    [PostgresFact]
    public async Task A_claim_that_was_released_is_free()
    {
        await _store.ClaimAsync("a", Cancel);
        await _store.ReleaseAsync("a", Cancel);

        Assert.Equal(WebhookClaim.Claimed, await _store.ClaimAsync("a", Cancel));
    }

    [PostgresFact]
    public async Task A_claim_lapses_on_the_server_s_clock_and_its_old_holder_cannot_give_the_new_one_s_back()
    {
        await using var dead = Database.CreateStore(_table, lease: TimeSpan.FromMilliseconds(1));
        Assert.Equal(WebhookClaim.Claimed, await dead.ClaimAsync("a", Cancel));
        await PassAsync(TimeSpan.FromMilliseconds(5));

        Assert.Equal(WebhookClaim.Claimed, await _store.ClaimAsync("a", Cancel));
        await dead.ReleaseAsync("a", Cancel);

        Assert.Equal(WebhookClaim.InProgress, await _store.ClaimAsync("a", Cancel));
    }

    [PostgresFact]
    public async Task A_handled_event_is_forgotten_after_the_retention()
    {
        await using var forgetful = Database.CreateStore(_table, retention: TimeSpan.FromMilliseconds(1));
        await forgetful.ClaimAsync("a", Cancel);
        await forgetful.CompleteAsync("a", Cancel);
        await PassAsync(TimeSpan.FromMilliseconds(5));

        Assert.Equal(WebhookClaim.Claimed, await _store.ClaimAsync("a", Cancel));
    }

    [PostgresFact]
    public async Task An_event_can_be_completed_after_its_claim_has_lapsed()
    {
        await _store.CompleteAsync("a", Cancel);

        Assert.Equal(WebhookClaim.Completed, await _store.ClaimAsync("a", Cancel));
    }

    [PostgresFact]
    public async Task Of_many_stores_that_claim_the_same_keys_at_once_one_gets_each()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => Database.CreateStore(_table)).ToArray();
        var keys = Enumerable.Range(0, 50).Select(static i => $"key {i}").ToArray();

        var claims = await Task.WhenAll(stores.SelectMany(store => keys.Select(async key => (Key: key, Claim: await store.ClaimAsync(key, Cancel)))));

        Assert.All(claims.GroupBy(static claim => claim.Key), static same =>
        {
            Assert.Single(same, static claim => claim.Claim == WebhookClaim.Claimed);
            Assert.Equal(7, same.Count(static claim => claim.Claim == WebhookClaim.InProgress));
        });
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [PostgresFact]
    public async Task Of_many_stores_that_claim_a_lapsed_key_at_once_one_gets_it()
    {
        await using (var dead = Database.CreateStore(_table, lease: TimeSpan.FromMilliseconds(1)))
        {
            await dead.ClaimAsync("a", Cancel);
        }

        await PassAsync(TimeSpan.FromMilliseconds(5));
        var stores = Enumerable.Range(0, 8).Select(_ => Database.CreateStore(_table)).ToArray();

        var claims = await Task.WhenAll(stores.Select(store => store.ClaimAsync("a", Cancel).AsTask()));

        Assert.Single(claims, WebhookClaim.Claimed);
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [PostgresFact]
    public async Task Keys_of_any_length_and_any_characters_are_kept_apart()
    {
        string[] keys =
        [
            new string('x', 1_000_000), new string('x', 1_000_001), "a\0b", "a\0c", "\ud800", "\udfff", "déjà", "'; DROP TABLE x; --", "%", "$1", " ",
        ];

        foreach (var key in keys)
        {
            Assert.Equal(WebhookClaim.Claimed, await _store.ClaimAsync(key, Cancel));
            await _store.CompleteAsync(key, Cancel);
            Assert.Equal(WebhookClaim.Completed, await _store.ClaimAsync(key, Cancel));
        }

        Assert.Equal(keys.Length, await Database.CountAsync(_table));
    }

    [PostgresFact]
    public async Task Lapsed_rows_are_removed_along_the_way()
    {
        var clock = new FakeTimeProvider();
        await using var dataSource = Database.CreateDataSource();
        await using var store = new PostgreSqlWebhookDedupeStore(dataSource, _table, retention: TimeSpan.FromMilliseconds(1), timeProvider: clock);
        await using (var fill = dataSource.CreateCommand(
            $"INSERT INTO \"{_table}\" SELECT 'old ' || i, NULL, now() - interval '1 minute' FROM generate_series(1, 2500) AS i"))
        {
            await fill.ExecuteNonQueryAsync(Cancel);
        }

        await _store.CompleteAsync("kept", Cancel);
        await store.CompleteAsync("1", Cancel);
        Assert.True(await Database.CountAsync(_table) > 2500);

        clock.Advance(TimeSpan.FromMinutes(10));
        await PassAsync(TimeSpan.FromMilliseconds(5));
        foreach (var key in new[] { "2", "3", "4" })
        {
            await store.CompleteAsync(key, Cancel);
        }

        // The kept one, and those just completed, unless they have lapsed too.
        Assert.InRange(await Database.CountAsync(_table), 1, 4);
        Assert.Equal(WebhookClaim.Completed, await _store.ClaimAsync("kept", Cancel));
    }

    [PostgresFact]
    public async Task The_table_can_be_created_by_many_at_once_and_again()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => Database.CreateStore(_table + "_new")).ToArray();

        await Task.WhenAll(stores.Select(store => store.EnsureCreatedAsync(Cancel)));
        await stores[0].EnsureCreatedAsync(Cancel);

        Assert.Equal(WebhookClaim.Claimed, await stores[0].ClaimAsync("a", Cancel));
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [PostgresFact]
    public async Task A_missing_table_is_named_with_what_to_call()
    {
        await using var store = Database.CreateStore("nowhere");

        var exception = await Assert.ThrowsAsync<WithalloException>(() => store.ClaimAsync("a", Cancel).AsTask());

        Assert.Contains("EnsureCreatedAsync", exception.Message, StringComparison.Ordinal);
        Assert.Contains("\"nowhere\"", exception.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_table_may_have_a_schema_and_capital_letters()
    {
        await using var store = Database.CreateStore("public.Capital_" + _table);
        await store.EnsureCreatedAsync(Cancel);

        Assert.Equal(WebhookClaim.Claimed, await store.ClaimAsync("a", Cancel));
    }

    [PostgresFact]
    public async Task A_data_source_of_the_user_s_is_not_disposed_of()
    {
        await using var dataSource = Database.CreateDataSource();
        await using (var store = new PostgreSqlWebhookDedupeStore(dataSource, _table))
        {
            await store.ClaimAsync("a", Cancel);
        }

        await using var connection = await dataSource.OpenConnectionAsync(Cancel);
        Assert.Equal(System.Data.ConnectionState.Open, connection.State);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_exception_of_ours_without_the_password()
    {
        await using var store = new PostgreSqlWebhookDedupeStore("Host=127.0.0.1;Port=1;Username=u;Password=hunter2;Timeout=1");

        var exception = await Assert.ThrowsAsync<WithalloException>(() => store.ClaimAsync("a", Cancel).AsTask());

        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=x;Pasword=hunter2")]
    [InlineData("hunter2")]
    [InlineData("Host=x;Port=hunter2")]
    [InlineData("Username=hunter2")]
    public void A_connection_string_that_cannot_be_read_is_not_quoted(string connectionString)
    {
        var exception = Assert.Throws<ArgumentException>(() => new PostgreSqlWebhookDedupeStore(connectionString));

        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1st")]
    [InlineData("a b")]
    [InlineData("a\"b")]
    [InlineData("a;drop table b")]
    [InlineData("a.b.c")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("é")]
    [InlineData("a23456789b123456789c123456789d123456789e123456789f123456789g1234")]
    public void A_table_is_a_plain_name(string table) =>
        Assert.Throws<ArgumentException>(nameof(table), () => new PostgreSqlWebhookDedupeStore("Host=x", table));

    [Fact]
    public void Durations_are_positive()
    {
        Assert.Throws<ArgumentOutOfRangeException>("retention", static () => new PostgreSqlWebhookDedupeStore("Host=x", retention: TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>("lease", static () => new PostgreSqlWebhookDedupeStore("Host=x", lease: TimeSpan.Zero));
    }

    [Fact]
    public async Task It_replaces_the_store_of_the_endpoints_whichever_is_registered_first()
    {
        await using var dataSource = NpgsqlDataSource.Create("Host=x");
        foreach (var services in new[]
        {
            new ServiceCollection().AddPostgreSqlWebhookDedupe("Host=x").AddWithalloWebhooks().Services,
            new ServiceCollection().AddWithalloWebhooks().Services.AddPostgreSqlWebhookDedupe(_ => dataSource),
        })
        {
            await using var provider = services.BuildServiceProvider();
            Assert.Same(provider.GetRequiredService<PostgreSqlWebhookDedupeStore>(), provider.GetRequiredService<IWebhookDedupeStore>());
        }
    }

    /// <summary>Lets the server's clock, which no test can set, go on.</summary>
    private static async Task PassAsync(TimeSpan time)
    {
        await using var dataSource = Database.CreateDataSource();
        await using var command = dataSource.CreateCommand("SELECT pg_sleep_for($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = time });
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
