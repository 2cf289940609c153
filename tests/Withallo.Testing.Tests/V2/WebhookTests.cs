using Withallo.Testing;
using Withallo.Webhooks;

namespace Withallo.Tests.V2;

/// <summary>The webhooks of the whole account (docs/allo-api/v2.md#webhook-endpoints).</summary>
public sealed class WebhookTests
{
    private const string Body = """{"url":"https://example.com/allo","topics":["call.received","sms.sent"],"description":"Mine"}""";

    [Fact]
    public async Task The_secret_is_in_the_responses_of_create_and_get_only()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var created = await sandbox.Wire.PostAsync("/webhooks", Body);
        var id = created.Data.Text("id");
        var read = await sandbox.Wire.GetAsync("/webhooks/" + id);
        var listed = await sandbox.Wire.GetAsync("/webhooks");
        var updated = await sandbox.Wire.PutAsync("/webhooks/" + id, "{}");

        var secret = Assert.Single(sandbox.Allo.WebhookEndpoints).SigningSecret;
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.Equal(201, created.Status);
        Assert.Equal(
            $$$"""{"data":{"id":"{{{id}}}","url":"https://example.com/allo","topics":["call.received","sms.sent"],"description":"Mine","enabled":true,"signing_secret":"{{{secret}}}","created_at":"2026-04-21T12:00:00Z"}}""",
            created.Body);
        Assert.Equal(created.Body, read.Body);
        Assert.False(Assert.Single(listed.Rows).Has("signing_secret"));
        Assert.False(updated.Data.Has("signing_secret"));
    }

    [Fact]
    public async Task An_update_is_partial_and_topics_are_replaced()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        var id = (await sandbox.Wire.PostAsync("/webhooks", Body)).Data.Text("id");

        var paused = await sandbox.Wire.PutAsync("/webhooks/" + id, """{"enabled":false}""");
        var changed = await sandbox.Wire.PutAsync("/webhooks/" + id, """{"topics":["tag.added"],"description":""}""");

        Assert.False(paused.Data.GetProperty("enabled").GetBoolean());
        Assert.Equal("Mine", paused.Data.Text("description"));
        Assert.Equal(["tag.added"], changed.Data.Texts("topics"));
        Assert.Equal(("", "https://example.com/allo"), (changed.Data.Text("description"), changed.Data.Text("url")));
        Assert.False(changed.Data.GetProperty("enabled").GetBoolean());
    }

    [Fact]
    public async Task A_webhook_is_deleted_once()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        var id = (await sandbox.Wire.PostAsync("/webhooks", Body)).Data.Text("id");

        Assert.Equal(204, (await sandbox.Wire.DeleteAsync("/webhooks/" + id)).Status);

        Assert.Empty(sandbox.Allo.WebhookEndpoints);
        (await sandbox.Wire.DeleteAsync("/webhooks/" + id)).Error(404, "not_found_error", "WEBHOOK_NOT_FOUND");
        (await sandbox.Wire.GetAsync("/webhooks/" + id)).Error(404, "not_found_error", "WEBHOOK_NOT_FOUND");
        (await sandbox.Wire.PutAsync("/webhooks/" + id, "{}")).Error(404, "not_found_error", "WEBHOOK_NOT_FOUND");
    }

    [Theory]
    [InlineData("""{"topics":["call.received"]}""", "INVALID_REQUEST_BODY", "url")]
    [InlineData("""{"url":"http://example.com","topics":["call.received"]}""", "INVALID_REQUEST_BODY", "url")]
    [InlineData("""{"url":"https://example.com"}""", "INVALID_REQUEST_BODY", "topics")]
    [InlineData("""{"url":"https://example.com","topics":[]}""", "INVALID_REQUEST_BODY", "topics")]
    [InlineData("""{"url":"https://example.com","topics":["CALL_RECEIVED"]}""", "INVALID_EVENT_TYPE", "topics")]
    public async Task A_webhook_that_cannot_be_made_is_400(string body, string code, string param)
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        Assert.Equal(param, (await sandbox.Wire.PostAsync("/webhooks", body)).Error(400, "validation_error", code).Text("param"));
        Assert.Empty(sandbox.Allo.WebhookEndpoints);
    }

    [Theory]
    [InlineData("""{"url":"/here"}""", "INVALID_REQUEST_BODY")]
    [InlineData("""{"topics":[]}""", "INVALID_REQUEST_BODY")]
    [InlineData("""{"topics":["fax.sent"]}""", "INVALID_EVENT_TYPE")]
    [InlineData("""{"description":null}""", "INVALID_REQUEST_BODY")]
    public async Task A_webhook_that_cannot_be_changed_is_400(string body, string code)
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        var id = (await sandbox.Wire.PostAsync("/webhooks", Body)).Data.Text("id");

        (await sandbox.Wire.PutAsync("/webhooks/" + id, body)).Error(400, "validation_error", code);
    }

    [Fact]
    public async Task Event_types_are_no_webhook_of_that_id()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var rows = (await sandbox.Wire.GetAsync("/webhooks/event_types")).Rows;

        Assert.Equal(
            ["call.answered", "call.completed", "call.received", "call.triggered", "contact.created", "contact.updated", "sms.received", "sms.sent", "summary.updated", "tag.added", "tag.removed"],
            rows.Select(row => row.Text("name")).Order(StringComparer.Ordinal));
        Assert.Equal("/v2/api/webhooks/event_types", sandbox.Allo.Requests[^1].Route);
        (await sandbox.Wire.DeleteAsync("/webhooks/event_types")).Error(405, "validation_error", "METHOD_NOT_ALLOWED");
    }

    [Fact]
    public async Task A_signing_secret_can_be_given_beforehand()
    {
        var secret = WebhookSigner.NewSecret();
        await using var sandbox = await V2Sandbox.StartAsync(options: new SandboxOptions { SigningSecret = secret });

        Assert.Equal(secret, (await sandbox.Wire.PostAsync("/webhooks", Body)).Data.Text("signing_secret"));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            AlloSandbox.StartAsync(new SandboxOptions { SigningSecret = "whsec_*" }, TestContext.Current.CancellationToken));
    }
}
