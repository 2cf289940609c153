using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Testing;

namespace Withallo.Api.Tests.V1;

/// <summary>Operations through <c>AddWithallo</c>: the registered client is the same client.</summary>
public sealed class RegistrationTests : SandboxTest
{
    [Fact]
    public async Task An_injected_interface_sends_a_message()
    {
        await using var provider = Register().BuildServiceProvider();

        var sent = await provider.GetRequiredService<ISmsApi>()
            .SendAsync(new SendSmsRequest { From = MainLine, To = "+12125550142", Message = "Injected" }, cancellationToken: Cancellation);

        AssertSent("POST", "/v1/api/sms", """{"from":"+12125550100","to":"+12125550142","message":"Injected"}""");
        Assert.Equal("Injected", sent.Content);
        Assert.Equal(Allo.ApiKey, OnlyRequest.Headers["Authorization"]);
    }

    [Fact]
    public async Task Every_operation_works_through_the_registered_client()
    {
        Allo.Webhooks.Add(new Webhook { Id = V1Operation.WebhookId });
        await using var provider = Register().BuildServiceProvider();
        var client = provider.GetRequiredService<IWithalloClient>();

        foreach (var operation in V1Operation.All)
        {
            await operation.CallAsync(client, Cancellation);
        }

        Assert.Equal(V1Operation.All.Select(operation => operation.Template), Allo.Requests.Select(request => request.Route));
        Assert.All(Allo.Requests, request => Assert.InRange(request.StatusCode!.Value, 200, 204));
    }

    [Fact]
    public async Task Two_accounts_in_one_program_use_their_own_keys_and_addresses()
    {
        await using var boston = await AlloSandbox.StartAsync(Cancellation);
        var services = new ServiceCollection();
        services.AddWithallo("paris", options => Lead(options, Allo));
        services.AddWithallo("boston", options => Lead(options, boston));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<IPhoneNumbersApi>("paris").ListAsync(cancellationToken: Cancellation);
        await provider.GetRequiredKeyedService<ICallsApi>("boston").SearchAsync(MainLine, cancellationToken: Cancellation);

        Assert.Equal((Allo.ApiKey, "/v1/api/numbers"), (OnlyRequest.Headers["Authorization"], OnlyRequest.Path));
        var other = Assert.Single(boston.Requests);
        Assert.Equal((boston.ApiKey, "/v1/api/calls"), (other.Headers["Authorization"], other.Path));
    }

    [Fact]
    public async Task A_configuration_section_is_enough()
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Withallo:ApiKey"] = "Api-Key " + Allo.ApiKey,
                ["Withallo:BaseUrl"] = Allo.BaseUrl.ToString(),
                ["Withallo:UserAgent"] = "from-a-file/1",
            })
            .Build()
            .GetSection("Withallo");
        await using var provider = new ServiceCollection().AddWithallo(section).Services.BuildServiceProvider();

        var page = await provider.GetRequiredService<IContactsApi>().SearchAsync(cancellationToken: Cancellation);

        Assert.Equal(10, page.Results.Count);
        Assert.Equal((Allo.ApiKey, "from-a-file/1"), (OnlyRequest.Headers["Authorization"], OnlyRequest.Headers["User-Agent"]));
    }

    [Fact]
    public async Task Error_responses_are_the_same_through_a_registration()
    {
        await using var provider = Register().BuildServiceProvider();
        Allo.Faults.Enqueue(Fault.BadGatewayHtml());

        var failure = await Assert.ThrowsAsync<WithalloServerException>(() => provider.GetRequiredService<ISmsApi>()
            .SendAsync(new SendSmsRequest { From = MainLine, To = "+12125550142", Message = "Hi" }, cancellationToken: Cancellation));

        Assert.Equal((502, "POST /v1/api/sms"), ((int)failure.StatusCode, failure.Operation));
    }

    [Fact]
    public async Task Calls_from_many_scopes_at_once_share_one_client()
    {
        await using var provider = Register().BuildServiceProvider();

        await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(
            async () =>
            {
                await using var scope = provider.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ISmsApi>().SendAsync(
                    new SendSmsRequest { From = MainLine, To = "+12125550142", Message = i.ToString(CultureInfo.InvariantCulture) }, cancellationToken: Cancellation);
            },
            Cancellation)));

        Assert.Equal(32, Allo.SentMessages.Select(message => message.Content).Distinct().Count());
    }

    private static void Lead(WithalloOptions options, AlloSandbox allo)
    {
        options.ApiKey = allo.ApiKey;
        options.BaseUrl = allo.BaseUrl;
        options.Retry.MaxRetries = 0;
    }

    private IServiceCollection Register() => new ServiceCollection().AddWithallo(options => Lead(options, Allo)).Services;
}
