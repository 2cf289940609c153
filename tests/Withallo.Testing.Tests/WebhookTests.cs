using Withallo.Testing;
using Withallo.Webhooks;

namespace Withallo.Tests;

public sealed class WebhookTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_says_alloNumber_and_the_id_while_the_list_says_allo_number_and_no_id()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var created = await wire.PostAsync(
            "/webhooks", """{"allo_number":"+12125550100","url":"https://example.com/allo","topics":["CALL_RECEIVED","SMS_RECEIVED"]}""");
        var listed = await wire.GetAsync("/webhooks");

        var id = created.Data.Text("id");
        Assert.StartsWith("web-", id, StringComparison.Ordinal);
        Assert.Equal(201, created.Status);
        Assert.Equal(
            $$$"""{"data":{"id":"{{{id}}}","alloNumber":"+12125550100","enabled":true,"url":"https://example.com/allo","topics":["CALL_RECEIVED","SMS_RECEIVED"]}}""",
            created.Body);
        Assert.Equal(
            """{"data":[{"allo_number":"+12125550100","enabled":true,"url":"https://example.com/allo","topics":["CALL_RECEIVED","SMS_RECEIVED"]}]}""",
            listed.Body);
    }

    [Fact]
    public async Task A_created_webhook_can_be_inspected_and_deleted_once()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var created = await wire.PostAsync(
            "/webhooks", """{"allo_number":"+12125550100","url":"http://127.0.0.1:5000/allo","topics":["PING"],"enabled":false}""");
        var webhook = Assert.Single(allo.Webhooks);
        var deleted = await wire.DeleteAsync("/webhooks/" + created.Data.Text("id"));
        var again = await wire.DeleteAsync("/webhooks/" + created.Data.Text("id"));

        Assert.False(webhook.Enabled);
        Assert.Equal([WebhookTopic.FromName("PING")], webhook.Topics);
        Assert.Equal(204, deleted.Status);
        Assert.Empty(deleted.Body);
        Assert.Empty(allo.Webhooks);
        again.IsError(404, """{"error":"WEBHOOK_NOT_FOUND"}""");
    }

    [Fact]
    public async Task An_unknown_webhook_is_404_with_an_error_member_and_no_code()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        (await wire.DeleteAsync("/webhooks/web%20abc%2F123")).IsError(404, """{"error":"WEBHOOK_NOT_FOUND"}""");
    }

    [Theory]
    [InlineData("""{"url":"https://example.com","topics":["PING"]}""", "allo_number", "must be one of the account's numbers")]
    [InlineData("""{"allo_number":"+12125550199","url":"https://example.com","topics":["PING"]}""", "allo_number", "must be one of the account's numbers")]
    [InlineData("""{"allo_number":"+12125550100","topics":["PING"]}""", "url", "must be a public HTTPS address")]
    [InlineData("""{"allo_number":"+12125550100","url":"/allo","topics":["PING"]}""", "url", "must be a public HTTPS address")]
    [InlineData("""{"allo_number":"+12125550100","url":"http://example.com","topics":["PING"]}""", "url", "must be a public HTTPS address")]
    [InlineData("""{"allo_number":"+12125550100","url":"https://example.com"}""", "topics", "must name at least one topic")]
    [InlineData("""{"allo_number":"+12125550100","url":"https://example.com","topics":[]}""", "topics", "must name at least one topic")]
    [InlineData("""{"allo_number":"+12125550100","url":"https://example.com","topics":["PING",""]}""", "topics", "must name at least one topic")]
    public async Task A_webhook_that_cannot_be_made_is_400(string body, string field, string message)
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var response = await wire.PostAsync("/webhooks", body);

        response.IsError(400, $$"""{"code":"VALIDATION_ERROR","details":[{"message":"{{message}}","field":"{{field}}"}]}""");
        Assert.Empty(allo.Webhooks);
    }

    [Fact]
    public async Task Enabled_must_be_true_or_false()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var response = await wire.PostAsync(
            "/webhooks", """{"allo_number":"+12125550100","url":"https://example.com","topics":["PING"],"enabled":"yes"}""");

        response.IsError(400, """{"code":"INVALID_REQUEST_BODY","details":[{"message":"has the wrong type","field":"enabled"}]}""");
    }
}
