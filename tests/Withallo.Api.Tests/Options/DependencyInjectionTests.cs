using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Withallo.Api.Tests.Wholesome;
using Withallo.Api.V2;

namespace Withallo.Api.Tests.Options;

[Collection("WITHALLO_API_KEY")]
public sealed class DependencyInjectionTests
{
    private const string Key = "key-in-code";

    public static TheoryData<Type> Services =>
        [typeof(WithalloClient), typeof(IWithalloClient), typeof(IWithalloV2Client), typeof(IRecordingsApi), .. Endpoints.Interfaces];

    [Theory]
    [InlineData(typeof(WithalloClient))]
    [InlineData(typeof(IWithalloClient))]
    [InlineData(typeof(IWithalloV2Client))]
    [InlineData(typeof(IRecordingsApi))]
    [InlineData(typeof(IWithalloClientFactory))]
    public void The_facade_is_a_singleton_and_safe_to_inject_anywhere(Type service)
    {
        using var provider = new ServiceCollection().AddWithallo(options => options.ApiKey = Key).Services
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        using var scope = provider.CreateScope();

        Assert.Same(provider.GetRequiredService(service), scope.ServiceProvider.GetRequiredService(service));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Named_clients_are_keyed_services_apart_from_each_other_and_from_the_default_one(Type service)
    {
        var services = new ServiceCollection();
        services.AddWithallo(options => options.ApiKey = Key);
        services.AddWithallo("paris", options => options.ApiKey = "paris");
        services.AddWithallo("boston", options => options.ApiKey = "boston");
        using var provider = services.BuildServiceProvider();

        object[] all = [provider.GetRequiredService(service), provider.GetRequiredKeyedService(service, "paris"), provider.GetRequiredKeyedService(service, "boston")];

        Assert.Equal(3, all.Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public void Registering_twice_refines_and_registers_nothing_twice()
    {
        var services = new ServiceCollection();
        services.AddWithallo(options => options.ApiKey = Key);
        var count = services.Count(service => service.ServiceType.Namespace?.StartsWith("Withallo", StringComparison.Ordinal) ?? false);

        services.AddWithallo(options => options.UserAgent = "second");

        Assert.Equal(count, services.Count(service => service.ServiceType.Namespace?.StartsWith("Withallo", StringComparison.Ordinal) ?? false));
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptions<WithalloOptions>>().Value;
        Assert.Equal((Key, "second"), (options.ApiKey, options.UserAgent));
    }

    [Fact]
    public void A_configuration_section_sets_every_option_it_names()
    {
        using var provider = new ServiceCollection().AddWithallo(Section(
            ("ApiKey", "from-file"),
            ("BaseUrl", "https://one.example/v1/api"),
            ("Timeout", "00:00:07"),
            ("TotalTimeout", "00:01:10"),
            ("ConnectTimeout", "00:00:03"),
            ("UserAgent", "mine/1"),
            ("Headers:X-Team", "sales"),
            ("Retry:MaxRetries", "5"),
            ("Retry:BaseDelay", "00:00:00.250"),
            ("Retry:MaxDelay", "00:00:20"),
            ("RateLimit:Enabled", "false"),
            ("RateLimit:ReadsPerSecond", "7"),
            ("RateLimit:WritesPerSecond", "2"),
            ("RateLimit:QueueTimeout", "00:00:09"))).Services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<WithalloOptions>>().Value;

        Assert.Equal("from-file", options.ApiKey);
        Assert.Equal(new Uri("https://one.example/v1/api"), options.BaseUrl);
        Assert.Equal(TimeSpan.FromSeconds(7), options.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(70), options.TotalTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), options.ConnectTimeout);
        Assert.Equal("mine/1", options.UserAgent);
        Assert.Equal("sales", options.Headers["x-team"]);
        Assert.Equal((5, TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(20)), (options.Retry.MaxRetries, options.Retry.BaseDelay, options.Retry.MaxDelay));
        Assert.Equal(
            (false, 7, 2, TimeSpan.FromSeconds(9)),
            (options.RateLimit.Enabled, options.RateLimit.ReadsPerSecond, options.RateLimit.WritesPerSecond, options.RateLimit.QueueTimeout));
    }

    [Theory]
    [InlineData("Timeout", "soon", "a time with colons, such as 00:00:30")]
    [InlineData("TotalTimeout", "5", "a time with colons, such as 00:00:30")]
    [InlineData("Retry:MaxRetries", "3.5", "a whole number")]
    [InlineData("RateLimit:Enabled", "yes", "true or false")]
    [InlineData("BaseUrl", "not a url", "an absolute https address")]
    public void A_malformed_configuration_value_names_its_key_and_what_it_must_be(string key, string value, string expected)
    {
        using var provider = new ServiceCollection().AddWithallo(Section(("ApiKey", Key), (key, value))).Services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<WithalloOptions>>().Value);

        Assert.Contains($"'Withallo:{key}' must be {expected}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_is_read_the_same_under_any_culture()
    {
        // Made by hand: under invariant globalization there is no other culture to ask for.
        var before = CultureInfo.CurrentCulture;
        var decimalComma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        decimalComma.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = decimalComma;
            using var provider = new ServiceCollection().AddWithallo(Section(("ApiKey", Key), ("Retry:BaseDelay", "00:00:00.250"))).Services.BuildServiceProvider();

            Assert.Equal(TimeSpan.FromMilliseconds(250), provider.GetRequiredService<IOptions<WithalloOptions>>().Value.Retry.BaseDelay);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_host_without_a_key_does_not_start_and_says_where_to_put_one()
    {
        using var none = new EnvironmentVariable("WITHALLO_API_KEY", null);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddWithallo();
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("There is no API key.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_finds_the_key_in_the_environment()
    {
        using var key = new EnvironmentVariable("WITHALLO_API_KEY", "from-environment");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddWithallo();
        using var host = builder.Build();

        await host.StartAsync(TestContext.Current.CancellationToken);

        // Options are not changed; that the key is sent is shown by the tests of keys.
        Assert.Null(host.Services.GetRequiredService<IOptions<WithalloOptions>>().Value.ApiKey);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_clock_of_the_container_is_not_taken_by_itself()
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new FakeTimeProvider());
        services.AddWithallo(options => options.ApiKey = Key);
        using var provider = services.BuildServiceProvider();

        Assert.NotNull(provider.GetRequiredService<WithalloClient>());
        Assert.Null(provider.GetRequiredService<IOptionsMonitor<WithalloOptions>>().Get("").TimeProvider);
    }

    private static IConfigurationSection Section(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create("Withallo:" + pair.Key, (string?)pair.Value)))
        .Build()
        .GetSection("Withallo");
}
