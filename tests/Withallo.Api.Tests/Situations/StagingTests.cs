using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Api.Tests.Resilience;

namespace Withallo.Api.Tests.Situations;

/// <summary>An application is pointed at a server of its own before it goes live.</summary>
public sealed class StagingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_configured_address_takes_both_generations_there_and_none_to_production()
    {
        await using var staging = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[]}"""));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ApiKey"] = "key", ["BaseUrl"] = staging.Url.ToString() })
            .Build();
        var services = new ServiceCollection();
        services.AddWithallo(configuration);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IWithalloClient>();

        await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        await client.V2.Users.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(["/v1/api/numbers", "/v2/api/users"], staging.Requests.Select(static request => request.Target.Split('?')[0]));
    }
}
