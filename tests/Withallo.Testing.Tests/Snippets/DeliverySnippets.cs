using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Withallo.Api.V2;
using Withallo.Testing;
using Withallo.Webhooks;
using Withallo.Webhooks.V2;

namespace Withallo.Tests.Snippets;

/// <summary>What docs/webhooks.md shows of deliveries into an application under test.</summary>
public sealed class DeliverySnippets
{
    [Fact]
    public async Task An_application_under_test()
    {
        var secret = WebhookSigner.NewSecret();
        string? received = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.MapPost("/webhooks/allo", async context => received = await new StreamReader(context.Request.Body).ReadToEndAsync());
        await app.StartAsync();

        #region docs_test_server
        await using var allo = await AlloSandbox.StartAsync();
        allo.WebhookEndpoints.Add(new WebhookEndpoint
        {
            Id = "ep_1",
            Url = "https://app.example/webhooks/allo",
            Topics = [WebhookTopic.V2.CallCompleted],
            SigningSecret = secret,
        });
        allo.DeliveryHandler = app.GetTestServer().CreateHandler();

        var call = new CallCompletedPayload { Id = "cll_1", Summary = "Wants a quote." };
        var delivery = Assert.Single(await allo.DeliverAsync(WebhookTopic.V2.CallCompleted, call));
        Assert.Equal(DeliveryState.Delivered, delivery.State);
        #endregion

        Assert.Contains("\"summary\":\"Wants a quote.\"", received, StringComparison.Ordinal);
    }
}
