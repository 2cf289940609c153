using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Withallo.Api.Tests.Resilience;

namespace Withallo.Api.Tests.Options;

/// <summary>Which key a request carries, and that no client takes another's.</summary>
[Collection("WITHALLO_API_KEY")]
public sealed class KeyTests : IAsyncDisposable
{
    private readonly FaultServer _server;
    private int _status = 200;

    public KeyTests() => _server = new FaultServer((_, wire) => wire.RespondAsync(_status, """{"data":[]}"""));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEnumerable<string?> Keys => _server.Requests.Select(static request => request.Header("Authorization"));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_provider_is_asked_for_each_attempt()
    {
        var asked = 0;
        _status = 503;
        using var client = Clients.Create(_server.Port, new ImpatientClock(TimeSpan.FromSeconds(20)), options =>
        {
            options.ApiKey = null;
            options.ApiKeyProvider = async token =>
            {
                await Task.Yield();
                token.ThrowIfCancellationRequested();
                return $"key-{++asked}";
            };
        });

        await Assert.ThrowsAsync<WithalloServerException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal(["key-1", "key-2", "key-3", "key-4"], Keys);
    }

    [Fact]
    public async Task What_a_provider_throws_reaches_the_caller_and_nothing_is_sent()
    {
        var own = new NotSupportedException("the vault is sealed");
        using var client = Clients.Create(_server.Port, configure: options => options.ApiKeyProvider = _ => throw own);

        Assert.Same(own, await Assert.ThrowsAsync<NotSupportedException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation)));

        Assert.Empty(Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\r\nX-Evil: lines")]
    public async Task A_provider_that_gives_no_key_is_told_so_without_repeating_it(string key)
    {
        using var client = Clients.Create(_server.Port, configure: options => options.ApiKeyProvider = _ => new ValueTask<string>(key));

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.StartsWith("The API key", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Evil", thrown.ToString(), StringComparison.Ordinal);
        Assert.Empty(Keys);
    }

    [Fact]
    public async Task A_key_that_changes_in_the_configuration_is_used_by_the_next_call()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Withallo:ApiKey"] = "old",
                ["Withallo:BaseUrl"] = _server.Url.ToString(),
                ["Paris:ApiKey"] = "old-paris",
                ["Paris:BaseUrl"] = _server.Url.ToString(),
            })
            .Build();
        var services = new ServiceCollection();
        services.AddWithallo(configuration.GetSection("Withallo"));
        services.AddWithallo("paris", configuration.GetSection("Paris"));
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IWithalloClient>();
        var paris = provider.GetRequiredKeyedService<IPhoneNumbersApi>("paris");
        await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        await paris.ListAsync(cancellationToken: Cancellation);

        configuration["Withallo:ApiKey"] = "new";
        configuration["Paris:ApiKey"] = "new-paris";
        configuration.Reload();
        await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        await paris.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(["old", "old-paris", "new", "new-paris"], Keys);
    }

    [Fact]
    public async Task The_environment_gives_the_key_of_the_client_without_a_name_and_no_options_change()
    {
        using var key = new EnvironmentVariable("WITHALLO_API_KEY", "from-environment");
        var options = new WithalloOptions { BaseUrl = _server.Url };
        using var client = new WithalloClient(options);
        await using var provider = new ServiceCollection().AddWithallo(options => options.BaseUrl = _server.Url).Services.BuildServiceProvider();

        await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        await provider.GetRequiredService<IPhoneNumbersApi>().ListAsync(cancellationToken: Cancellation);

        Assert.Equal(["from-environment", "from-environment"], Keys);
        Assert.Null(options.ApiKey);
        Assert.Null(provider.GetRequiredService<IOptions<WithalloOptions>>().Value.ApiKey);
    }

    [Fact]
    public void Named_accounts_and_those_of_the_factory_never_borrow_from_the_environment()
    {
        using var key = new EnvironmentVariable("WITHALLO_API_KEY", "from-environment");
        var services = new ServiceCollection();
        services.AddWithallo("paris", options => options.BaseUrl = _server.Url);
        using var provider = services.BuildServiceProvider();

        var named = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<IWithalloClient>("paris"));
        var made = Assert.Throws<ArgumentException>(() => provider.GetRequiredService<IWithalloClientFactory>().Create(new WithalloOptions()));

        Assert.All([named.Message, made.Message], static message => Assert.Contains("There is no API key", message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_are_copied_when_the_client_is_made()
    {
        var options = Clients.Options(_server.Port);
        using var client = new WithalloClient(options);

        options.ApiKey = "another";
        options.UserAgent = "another/1";
        options.Headers["X-Late"] = "1";
        options.BaseUrl = new Uri("https://elsewhere.example/");
        await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        var sent = Assert.Single(_server.Requests);
        Assert.Equal("key", sent.Header("Authorization"));
        Assert.StartsWith("withallo-dotnet/", sent.Header("User-Agent"), StringComparison.Ordinal);
        Assert.Null(sent.Header("X-Late"));
    }

    [Fact]
    public async Task The_factory_makes_clients_for_keys_that_are_known_at_run_time_only()
    {
        await using var provider = new ServiceCollection().AddWithalloClientFactory().BuildServiceProvider();
        var factory = provider.GetRequiredService<IWithalloClientFactory>();
        var one = factory.Create(new WithalloOptions { ApiKey = "one", BaseUrl = _server.Url });
        using var other = factory.Create(new WithalloOptions { ApiKey = "other", BaseUrl = _server.Url });

        await one.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        one.Dispose();
        await other.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(["one", "other"], Keys);
        // The pool is shared: the first client's connection serves the second.
        Assert.Equal(1, _server.AcceptedConnections);
    }

    [Fact]
    public async Task Registering_twice_makes_one_chain_of_handlers()
    {
        _status = 503;
        var services = new ServiceCollection();
        services.AddWithallo(options => options.ApiKey = "first");
        services.AddWithallo(options =>
        {
            options.ApiKey = "second";
            options.BaseUrl = _server.Url;
            options.Retry.BaseDelay = options.Retry.MaxDelay = TimeSpan.Zero;
        });
        await using var provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<WithalloServerException>(() => provider.GetRequiredService<IPhoneNumbersApi>().ListAsync(cancellationToken: Cancellation));

        Assert.Equal(["second", "second", "second", "second"], Keys);
        Assert.Single(provider.GetServices<IPhoneNumbersApi>());
    }

    [Theory]
    [InlineData(200, HealthStatus.Healthy)]
    [InlineData(429, HealthStatus.Healthy)]
    [InlineData(401, HealthStatus.Unhealthy)]
    [InlineData(503, HealthStatus.Unhealthy)]
    public async Task Health_is_whether_Allo_is_there_and_takes_the_key(int status, HealthStatus expected)
    {
        await using var server = new FaultServer((_, wire) => wire.RespondAsync(status, """{"data":{"api_key_id":"api-1"}}"""));
        var services = new ServiceCollection().AddLogging();
        services.AddWithallo("paris", options =>
        {
            options.ApiKey = "key";
            options.BaseUrl = server.Url;
            options.Retry.MaxRetries = 0;
        });
        services.AddHealthChecks().AddWithallo("paris");
        await using var provider = services.BuildServiceProvider();

        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);

        Assert.Equal(("withallo:paris", expected), (Assert.Single(report.Entries).Key, report.Status));
        Assert.Equal("/v2/api/me", Assert.Single(server.Requests).Target);
    }
}
