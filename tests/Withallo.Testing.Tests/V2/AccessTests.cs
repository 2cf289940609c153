using System.Text.Json;

namespace Withallo.Tests.V2;

/// <summary>Who may do what (docs/allo-api/authentication.md), for all 58 operations: 48 of the document, 10 seen in production.</summary>
public sealed class AccessTests
{
    public static TheoryData<string, string, string> ScopedOperations => new()
    {
        { "GET", "/users", "USERS_READ" },
        { "GET", "/users/usr-1", "USERS_READ" },
        { "GET", "/numbers", "PHONE_NUMBERS_READ" },
        { "GET", "/tags", "TAGS_READ" },
        { "POST", "/conversations/items/cll-1/tags", "TAGS_WRITE" },
        { "DELETE", "/conversations/items/cll-1/tags/t", "TAGS_WRITE" },
        { "GET", "/conversations", "CONVERSATIONS_READ" },
        { "POST", "/conversations/items/search", "CONVERSATIONS_READ" },
        { "GET", "/conversations/items/cll-1", "CONVERSATIONS_READ" },
        { "POST", "/conversations/items/batch", "CONVERSATIONS_READ" },
        { "PATCH", "/conversations/items/cll-1/summary", "CONVERSATIONS_WRITE" },
        { "PUT", "/conversations/%2B13125550110/action", "CONVERSATIONS_WRITE" },
        { "GET", "/webhooks", "WEBHOOKS_READ_WRITE" },
        { "POST", "/webhooks", "WEBHOOKS_READ_WRITE" },
        { "GET", "/webhooks/ep_1", "WEBHOOKS_READ_WRITE" },
        { "PUT", "/webhooks/ep_1", "WEBHOOKS_READ_WRITE" },
        { "DELETE", "/webhooks/ep_1", "WEBHOOKS_READ_WRITE" },
        { "GET", "/webhooks/event_types", "WEBHOOKS_READ_WRITE" },
        { "GET", "/dialing-queues/current", "DIALING_QUEUE_READ_WRITE" },
        { "POST", "/dialing-queues/current", "DIALING_QUEUE_READ_WRITE" },
        { "PATCH", "/dialing-queues/current", "DIALING_QUEUE_READ_WRITE" },
        { "POST", "/dialing-queues/current/numbers", "DIALING_QUEUE_READ_WRITE" },
        { "DELETE", "/dialing-queues/current/numbers", "DIALING_QUEUE_READ_WRITE" },
        { "DELETE", "/dialing-queues/current", "DIALING_QUEUE_READ_WRITE" },
        { "GET", "/dialing-queues", "DIALING_QUEUE_READ_WRITE" },
        { "POST", "/dialing-queues", "DIALING_QUEUE_READ_WRITE" },
        { "GET", "/dialing-queues/pdl_1", "DIALING_QUEUE_READ_WRITE" },
        { "PATCH", "/dialing-queues/pdl_1", "DIALING_QUEUE_READ_WRITE" },
        { "DELETE", "/dialing-queues/pdl_1", "DIALING_QUEUE_READ_WRITE" },
        { "POST", "/dialing-queues/pdl_1/numbers", "DIALING_QUEUE_READ_WRITE" },
        { "DELETE", "/dialing-queues/pdl_1/numbers", "DIALING_QUEUE_READ_WRITE" },
        { "GET", "/dialing-queues/sessions/pds_1", "DIALING_QUEUE_READ_WRITE" },
        { "POST", "/analytics/overview", "CONVERSATIONS_READ" },
        { "POST", "/analytics/outbound", "CONVERSATIONS_READ" },
        { "POST", "/crm/people", "CRM_WRITE" },
        { "GET", "/crm/people/per-1", "CRM_READ" },
        { "PUT", "/crm/people/per-1", "CRM_WRITE" },
        { "POST", "/crm/people/search", "CRM_READ" },
        { "POST", "/crm/people/per-1/notes", "NOTES_WRITE" },
        { "POST", "/crm/companies", "CRM_WRITE" },
        { "GET", "/crm/companies/com-1", "CRM_READ" },
        { "PUT", "/crm/companies/com-1", "CRM_WRITE" },
        { "POST", "/crm/companies/search", "CRM_READ" },
        { "POST", "/crm/deals", "CRM_WRITE" },
        { "GET", "/crm/deals/dea-1", "CRM_READ" },
        { "PATCH", "/crm/deals/dea-1", "CRM_WRITE" },
        { "DELETE", "/crm/deals/dea-1", "CRM_DELETE" },
        { "POST", "/crm/deals/search", "CRM_READ" },
        { "GET", "/summary_templates", "SUMMARY_TEMPLATES_READ" },
        { "POST", "/summary_templates", "SUMMARY_TEMPLATES_WRITE" },
        { "GET", "/summary_templates/tst-1", "SUMMARY_TEMPLATES_READ" },
        { "PUT", "/summary_templates/tst-1", "SUMMARY_TEMPLATES_WRITE" },
        { "DELETE", "/summary_templates/tst-1", "SUMMARY_TEMPLATES_WRITE" },
        { "PUT", "/numbers/%2B12125550100/default_summary_template", "SUMMARY_TEMPLATES_WRITE" },
        { "POST", "/partner/accounts", "PARTNER" },
        { "GET", "/partner/accounts/usr_1", "PARTNER" },
        { "DELETE", "/partner/accounts/usr_1", "PARTNER" },
    };

    [Fact]
    public void There_are_58_operations_and_all_but_one_want_a_scope() => Assert.Equal(57, ScopedOperations.Count);

    [Theory]
    [MemberData(nameof(ScopedOperations))]
    public async Task A_key_without_the_scope_is_403_and_the_message_names_it(string method, string path, string scope)
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);
        sandbox.Allo.Scopes.Remove(scope);

        var refused = await sandbox.Wire.SendAsync(method, path, method == "GET" ? null : "{}");
        sandbox.Allo.Scopes.Add(scope);
        var granted = await sandbox.Wire.SendAsync(method, path, method == "GET" ? null : "{}");

        var error = refused.Error(403, "permission_error", "API_KEY_INSUFFICIENT_SCOPE");
        Assert.EndsWith(scope + ".", error.Text("message"), StringComparison.Ordinal);
        Assert.NotEqual(403, granted.Status);
    }

    [Theory]
    [InlineData("", 401, "UNAUTHORIZED")]
    [InlineData("Bearer {key}", 401, "UNAUTHORIZED")]
    [InlineData("other", 401, "UNAUTHORIZED")]
    [InlineData("Api-Key other", 401, "API_KEY_INVALID")]
    [InlineData("Api-Key {key}", 200, null)]
    [InlineData("{key}", 200, null)]
    public async Task A_key_is_taken_as_the_guide_says_it_and_raw_but_never_as_a_bearer(string authorization, int status, string? code)
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var response = await sandbox.Wire.SendAsync(
            "GET", "/me", authorization: authorization.Replace("{key}", sandbox.Allo.ApiKey, StringComparison.Ordinal));

        Assert.Equal(status, response.Status);
        if (code is not null)
        {
            response.Error(401, "authentication_error", code);
        }
    }

    [Fact]
    public async Task A_response_carries_the_callers_request_id_or_one_of_ours()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var ours = await sandbox.Wire.GetAsync("/users/nobody");
        var theirs = await sandbox.Wire.SendAsync("GET", "/users/nobody", headers: [("X-Request-Id", "mine-7")]);
        var fine = await sandbox.Wire.SendAsync("GET", "/me", headers: [("X-Request-Id", "mine-8")]);

        Assert.Matches("^req_[a-z0-9]{12}$", ours.Error(404, "not_found_error", "MEMBER_NOT_FOUND").Text("request_id"));
        Assert.Equal("mine-7", theirs.Json.GetProperty("error").Text("request_id"));
        Assert.Equal("mine-8", fine.Header("X-Request-Id"));
    }

    [Fact]
    public async Task What_is_at_no_address_or_comes_by_the_wrong_method_is_rejected()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        (await sandbox.Wire.GetAsync("/nothing")).Error(404, "not_found_error", "ENDPOINT_NOT_FOUND");
        (await sandbox.Wire.DeleteAsync("/users")).Error(405, "validation_error", "METHOD_NOT_ALLOWED");
    }

    [Fact]
    public async Task Messages_are_sent_through_v1_only()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        const string Sms = """{"from":"+12125550100","to":"+13125550110","message":"Hi"}""";

        (await sandbox.Wire.PostAsync("/sms", Sms)).Error(404, "not_found_error", "ENDPOINT_NOT_FOUND");
        Assert.Equal(200, (await sandbox.V1.PostAsync("/sms", Sms)).Status);
    }

    [Fact]
    public async Task Bodies_that_cannot_be_read_are_rejected()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        (await sandbox.Wire.PostAsync("/crm/deals", "{")).Error(400, "validation_error", "INVALID_REQUEST_BODY");
        (await sandbox.Wire.PostAsync("/crm/deals", "[]")).Error(400, "validation_error", "INVALID_REQUEST_BODY");
        (await sandbox.Wire.SendAsync("POST", "/crm/deals", "name=x", contentType: "text/plain"))
            .Error(415, "validation_error", "UNSUPPORTED_MEDIA_TYPE");
        var error = (await sandbox.Wire.PostAsync("/crm/deals", """{"name":7}""")).Error(400, "validation_error", "INVALID_REQUEST_BODY");
        Assert.Equal("name", error.Text("param"));
        Assert.Equal("name", Assert.Single(error.GetProperty("errors").EnumerateArray()).Text("field"));
    }

    [Fact]
    public async Task Me_tells_what_the_key_may_do()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        sandbox.Allo.Scopes.Clear();
        sandbox.Allo.Scopes.Add("TAGS_WRITE");
        sandbox.Allo.Scopes.Add("CRM_WRITE");
        sandbox.Allo.RateLimits = new(7, 3);

        var me = (await sandbox.Wire.GetAsync("/me")).Data;

        Assert.Equal(["CRM_WRITE", "TAGS_WRITE"], me.Texts("scopes"));
        var endpoints = me.GetProperty("endpoints").EnumerateArray().ToArray();
        Assert.Contains(endpoints, endpoint => endpoint.Text("path") == "/v2/api/conversations/items/{id}/tags" && endpoint.Text("scope") == "TAGS_WRITE");
        Assert.Equal(["CRM_WRITE", "TAGS_WRITE"], endpoints.Select(endpoint => endpoint.Text("scope")).OfType<string>().Distinct().Order());
        Assert.All(endpoints, endpoint => Assert.NotEmpty(endpoint.Text("description")!));
        Assert.Equal("Willow & Co", me.GetProperty("team").Text("name"));
        Assert.Equal("""{"read_per_second":7,"write_per_second":3}""", me.GetProperty("rate_limits").GetRawText());
    }

    [Fact]
    public async Task Me_lists_PATCH_although_the_schema_forgot_it()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var endpoints = (await sandbox.Wire.GetAsync("/me")).Data.GetProperty("endpoints").EnumerateArray().ToArray();

        Assert.Equal(58, endpoints.Length);
        Assert.Equal(4, endpoints.Count(endpoint => endpoint.Text("method") == "PATCH"));
    }

    [Fact]
    public async Task Who_has_no_team_gets_null()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);

        Assert.Equal(JsonValueKind.Null, (await sandbox.Wire.GetAsync("/me")).Data.GetProperty("team").ValueKind);
    }
}
