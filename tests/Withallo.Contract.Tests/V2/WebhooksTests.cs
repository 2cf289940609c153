using Withallo.Api.V2;
using Withallo.Contract.Tests.Support;
using Withallo.Webhooks;

namespace Withallo.Contract.Tests.V2;

public sealed class WebhooksTests(ContractServer server) : ContractTest(server)
{
    private const string Id = "ep_5Rt8";

    [Contract("v2/webhooks-list")]
    public async Task Webhooks_are_listed_without_their_secrets()
    {
        var webhook = Assert.Single(await Allo.V2.WebhookEndpoints.ListAsync(cancellationToken: Cancellation));

        Assert.Equal((Id, null), (webhook.Id, webhook.SigningSecret));
    }

    [Contract("v2/webhook-create")]
    public async Task A_webhook_is_created_and_its_secret_comes_back()
    {
        var webhook = await Allo.V2.WebhookEndpoints.CreateAsync(
            new CreateWebhookEndpointRequest
            {
                Url = "https://example.com/webhooks/allo",
                Topics = [WebhookTopic.V2.CallCompleted, WebhookTopic.V2.SmsReceived],
            },
            cancellationToken: Cancellation);

        Assert.Equal("whsec_bm90IGEgc2VjcmV0", webhook.SigningSecret);
    }

    [Contract("v2/webhook-get")]
    public async Task A_webhook_is_read() =>
        Assert.Equal(["call.completed", "sms.received"], (await Allo.V2.WebhookEndpoints.GetAsync(Id, cancellationToken: Cancellation)).Topics.Select(topic => topic.Name));

    [Contract("v2/webhook-update")]
    public async Task A_webhook_is_paused_and_the_rest_of_it_is_not_sent() =>
        Assert.False((await Allo.V2.WebhookEndpoints.UpdateAsync(Id, new UpdateWebhookEndpointRequest { Enabled = false }, cancellationToken: Cancellation)).Enabled);

    [Contract("v2/webhook-delete")]
    public async Task A_webhook_is_deleted() => Assert.Null(await Record.ExceptionAsync(() => Allo.V2.WebhookEndpoints.DeleteAsync(Id, cancellationToken: Cancellation)));

    [Contract("v2/webhook-event-types")]
    public async Task The_topics_are_listed_where_an_id_would_stand() =>
        Assert.Equal("call.completed", Assert.Single(await Allo.V2.WebhookEndpoints.ListEventTypesAsync(cancellationToken: Cancellation)).Name);
}
