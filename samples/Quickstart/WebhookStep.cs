using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Webhooks;
using Withallo.Webhooks.V2;

namespace Quickstart;

/// <summary>A web application on this machine receives what a message triggers: signed, checked, typed.</summary>
internal sealed class WebhookStep(Screen screen, WithalloClient client)
{
    public async Task RunAsync(string own)
    {
        screen.Step("A message triggers a webhook", "app.MapWithalloWebhooks(\"/webhooks/allo\")");
        var webhook = await client.V2.WebhookEndpoints.CreateAsync(new CreateWebhookEndpointRequest
        {
            Url = "https://example.com/webhooks/allo",
            Topics = [WebhookTopic.V2.SmsSent],
        });

        var arrived = new TaskCompletionSource<WebhookEvent<SmsPayload>>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddWithalloWebhooks(options => options.SigningSecrets.Add(webhook.SigningSecret!))
            .On(WebhookTopic.V2.SmsSent, (e, _) =>
            {
                arrived.TrySetResult(e);
                return Task.CompletedTask;
            });
        await using var app = builder.Build();
        app.MapWithalloWebhooks("/webhooks/allo");
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        await client.V2.WebhookEndpoints.UpdateAsync(webhook.Id, new UpdateWebhookEndpointRequest { Url = app.Urls.First() + "/webhooks/allo" });
        screen.Row("listening", webhook.Topics[0].Name);

        await client.Sms.SendAsync(own, "+12125550123", "Your table is free.");
        var received = await arrived.Task.WaitAsync(TimeSpan.FromSeconds(10));
        screen.Row("received", $"{received.Topic}, delivery {received.DeliveryId}");
        screen.Good($"Signature checked, typed as {received.Data.GetType().Name}: {received.Data.Content?.Length} characters, {received.Data.Direction}");
        await client.V2.WebhookEndpoints.DeleteAsync(webhook.Id);
    }
}
