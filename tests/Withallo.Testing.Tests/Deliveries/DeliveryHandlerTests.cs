using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Testing;
using Withallo.Webhooks;

namespace Withallo.Tests.Deliveries;

/// <summary>Deliveries into an application that listens on no port.</summary>
public sealed class DeliveryHandlerTests
{
    private const string Url = "https://app.example/webhooks/allo";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_under_TestServer_gets_deliveries_whatever_its_address()
    {
        var secret = WebhookSigner.NewSecret();
        var received = new ConcurrentQueue<WebhookSignatureResult>();
        await using var app = await StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            string Header(string name) => context.Request.Headers[name].ToString();
            received.Enqueue(new WebhookSignatureVerifier([secret]).Verify(
                Header(WebhookHeaders.Id), Header(WebhookHeaders.Timestamp), Header(WebhookHeaders.Signature), body.ToArray()));
        });
        await using var sandbox = await AlloSandbox.StartAsync(Cancelled);
        sandbox.WebhookEndpoints.Add(new WebhookEndpoint { Id = "ep_1", Url = Url, Topics = ["sms.sent"], SigningSecret = secret });
        sandbox.DeliveryHandler = app.GetTestServer().CreateHandler();

        var delivery = Assert.Single(await sandbox.DeliverAsync("sms.sent", "{}", Cancelled));

        Assert.Equal(DeliveryState.Delivered, delivery.State);
        Assert.Equal([WebhookSignatureResult.Valid], received);
    }

    [Fact]
    public async Task An_application_that_throws_is_an_attempt_that_failed()
    {
        var calls = 0;
        await using var app = await StartAsync(_ => ++calls < 3 ? throw new InvalidOperationException("The handler's own.") : Task.CompletedTask);
        await using var sandbox = await AlloSandbox.StartAsync(Cancelled);
        sandbox.WebhookEndpoints.Add(new WebhookEndpoint { Id = "ep_1", Url = Url, Topics = ["sms.sent"], SigningSecret = WebhookSigner.NewSecret() });
        sandbox.DeliveryHandler = app.GetTestServer().CreateHandler();

        var delivery = Assert.Single(await sandbox.DeliverAsync("sms.sent", "{}", Cancelled));

        Assert.Equal([null, null, 200], delivery.Attempts.Select(attempt => attempt.StatusCode));
    }

    [Fact]
    public async Task Without_it_an_address_elsewhere_is_not_called_any_more()
    {
        await using var app = await StartAsync(_ => Task.CompletedTask);
        await using var sandbox = await AlloSandbox.StartAsync(Cancelled);
        sandbox.WebhookEndpoints.Add(new WebhookEndpoint { Id = "ep_1", Url = Url, Topics = ["sms.sent"], SigningSecret = WebhookSigner.NewSecret() });
        sandbox.DeliveryHandler = app.GetTestServer().CreateHandler();
        sandbox.DeliveryHandler = null;

        var delivery = Assert.Single(await sandbox.DeliverAsync("sms.sent", "{}", Cancelled));

        Assert.Equal(DeliveryState.Abandoned, delivery.State);
        Assert.Empty(delivery.Attempts);
    }

    [Fact]
    public async Task A_v1_event_that_fails_is_not_sent_again()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await AlloSandbox.StartAsync(Cancelled);
        sandbox.Webhooks.Add(new Webhook { AlloNumber = "+12125550100", Url = receiver.Url, Topics = ["PING"], Enabled = true });
        receiver.RespondWith(500);

        var delivery = Assert.Single(await sandbox.DeliverAsync(WebhookTopic.Ping, new PingPayload(), Cancelled));

        Assert.Equal((DeliveryState.Failed, 1), (delivery.State, delivery.Attempts.Count));
    }

    private static async Task<WebApplication> StartAsync(RequestDelegate handle)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.MapPost("/webhooks/allo", handle);
        await app.StartAsync(Cancelled);
        return app;
    }
}
