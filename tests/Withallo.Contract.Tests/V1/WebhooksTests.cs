using Withallo.Api;
using Withallo.Contract.Tests.Support;
using Withallo.Webhooks;

namespace Withallo.Contract.Tests.V1;

public sealed class WebhooksTests(ContractServer server) : ContractTest(server)
{
    [Contract("v1/webhooks-list")]
    public async Task Webhooks_are_listed_without_ids()
    {
        var webhook = Assert.Single(await Allo.Webhooks.ListAsync(cancellationToken: Cancellation));

        Assert.Equal((null, Line), (webhook.Id, webhook.AlloNumber));
    }

    [Contract("v1/webhook-create")]
    public async Task A_webhook_is_sent_in_snake_case_and_read_in_camel_case()
    {
        var webhook = await Allo.Webhooks.CreateAsync(
            new CreateWebhookRequest
            {
                AlloNumber = Line,
                Url = "https://example.com/webhooks/allo",
                Topics = [WebhookTopic.CallReceived, WebhookTopic.SmsReceived],
            },
            cancellationToken: Cancellation);

        Assert.Equal(("web-5Rt8", Line), (webhook.Id, webhook.AlloNumber));
    }

    [Contract("v1/webhook-delete")]
    public async Task A_webhook_is_deleted_by_an_id_of_any_letters() =>
        Assert.Null(await Record.ExceptionAsync(() => Allo.Webhooks.DeleteAsync("web abc/123", cancellationToken: Cancellation)));

    [Contract("v1/webhook-unknown")]
    public async Task A_webhook_that_is_not_there_is_not_found_although_the_error_has_no_code()
    {
        var error = await Assert.ThrowsAsync<WithalloNotFoundException>(() => Allo.Webhooks.DeleteAsync("web-0000", cancellationToken: Cancellation));

        Assert.Equal("WEBHOOK_NOT_FOUND", error.ErrorCode);
    }
}
