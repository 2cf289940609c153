using System.Net;
using Withallo.Webhooks;

namespace Withallo.Api.Tests.V1;

public sealed class WebhooksTests : SandboxTest
{
    [Fact]
    public async Task Create_registers_a_webhook_and_returns_its_id()
    {
        var webhook = await Client.Webhooks.CreateAsync(
            new CreateWebhookRequest
            {
                AlloNumber = MainLine,
                Url = "https://example.com/webhooks/allo",
                Topics = [WebhookTopic.CallReceived, WebhookTopic.SmsReceived],
            },
            cancellationToken: Cancellation);

        AssertSent("POST", "/v1/api/webhooks", """
            {"allo_number":"+12125550100","url":"https://example.com/webhooks/allo","topics":["CALL_RECEIVED","SMS_RECEIVED"],"enabled":true}
            """);
        Assert.Equal(201, OnlyRequest.StatusCode);
        var stored = Assert.Single(Allo.Webhooks);
        Assert.Equal((stored.Id, MainLine, true), (webhook.Id, webhook.AlloNumber, webhook.Enabled));
        Assert.Equal([WebhookTopic.CallReceived, WebhookTopic.SmsReceived], webhook.Topics);
    }

    [Fact]
    public async Task Create_can_begin_switched_off()
    {
        var webhook = await Client.Webhooks.CreateAsync(
            new CreateWebhookRequest { AlloNumber = MainLine, Url = "https://example.com/", Topics = ["PING"], Enabled = false }, cancellationToken: Cancellation);

        Assert.False(Json(OnlyRequest.Body).GetProperty("enabled").GetBoolean());
        Assert.False(webhook.Enabled);
    }

    [Fact]
    public async Task List_shows_what_was_created_and_delete_removes_it()
    {
        var created = await Client.Webhooks.CreateAsync(
            new CreateWebhookRequest { AlloNumber = MainLine, Url = "https://example.com/", Topics = ["CONTACT_CREATED"] }, cancellationToken: Cancellation);

        var listed = Assert.Single(await Client.Webhooks.ListAsync(cancellationToken: Cancellation));
        await Client.Webhooks.DeleteAsync(created.Id!, cancellationToken: Cancellation);

        Assert.Equal(("https://example.com/", MainLine), (listed.Url, listed.AlloNumber));
        Assert.Equal([WebhookTopic.ContactCreated], listed.Topics);
        Assert.Empty(await Client.Webhooks.ListAsync(cancellationToken: Cancellation));
        var delete = Allo.Requests.Single(request => request.Method == "DELETE");
        Assert.Equal(("/v1/api/webhooks/" + created.Id, 204, ""), (delete.Path, delete.StatusCode, delete.Body));
    }

    [Fact]
    public async Task Delete_encodes_the_id()
    {
        Allo.Webhooks.Add(new Webhook { Id = "web abc/123" });

        await Client.Webhooks.DeleteAsync("web abc/123", cancellationToken: Cancellation);

        AssertSent("DELETE", "/v1/api/webhooks/web%20abc%2F123");
        Assert.Empty(Allo.Webhooks);
    }

    [Fact]
    public async Task Delete_of_an_unknown_webhook_is_not_found()
    {
        var exception = await Assert.ThrowsAsync<WithalloNotFoundException>(() => Client.Webhooks.DeleteAsync("web-unknown", cancellationToken: Cancellation));

        Assert.Equal(
            (HttpStatusCode.NotFound, "WEBHOOK_NOT_FOUND", "DELETE /v1/api/webhooks/{webhook_id}"), (exception.StatusCode, exception.ErrorCode, exception.Operation));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_names_another_endpoint_is_refused_before_anything_is_sent(string id)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Webhooks.DeleteAsync(id, cancellationToken: Cancellation));

        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public async Task An_incomplete_webhook_is_refused_before_anything_is_sent()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Webhooks.CreateAsync(
            new CreateWebhookRequest { AlloNumber = "", Url = "https://example.com/", Topics = ["PING"] }, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Webhooks.CreateAsync(
            new CreateWebhookRequest { AlloNumber = MainLine, Url = " ", Topics = ["PING"] }, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Webhooks.CreateAsync(
            new CreateWebhookRequest { AlloNumber = MainLine, Url = "https://example.com/", Topics = [] }, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Webhooks.CreateAsync(
            new CreateWebhookRequest { AlloNumber = MainLine, Url = "https://example.com/", Topics = [null!] }, cancellationToken: Cancellation));

        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public async Task What_Allo_refuses_is_a_validation_error()
    {
        var exception = await Assert.ThrowsAsync<WithalloValidationException>(() => Client.Webhooks.CreateAsync(
            new CreateWebhookRequest { AlloNumber = "+19995550100", Url = "https://example.com/", Topics = ["PING"] }, cancellationToken: Cancellation));

        Assert.Equal("allo_number", Assert.Single(exception.Errors).Key);
    }
}
