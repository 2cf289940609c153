using Withallo.Testing;

namespace Withallo.Tests.V2;

/// <summary>Limits and replays (docs/allo-api/limits.md).</summary>
public sealed class LimitTests
{
    private const string Deal = """{"name":"Bread"}""";

    [Fact]
    public async Task Twenty_reads_a_second_pass_and_the_next_waits_for_the_next_second()
    {
        await using var sandbox = await V2Sandbox.StartAsync(limits: SandboxRateLimits.Documented);

        for (var i = 0; i < 20; i++)
        {
            var response = await sandbox.Wire.GetAsync("/tags");
            Assert.Equal(200, response.Status);
            Assert.Equal("20", response.Header("X-RateLimit-Limit"));
            Assert.Equal($"{19 - i}", response.Header("X-RateLimit-Remaining"));
            Assert.Equal($"{V2Sandbox.Start.ToUnixTimeSeconds() + 1}", response.Header("X-RateLimit-Reset"));
        }

        var refused = await sandbox.Wire.GetAsync("/tags");
        var error = refused.Error(429, "rate_limit_error", "RATE_LIMIT_EXCEEDED");
        Assert.True(error.GetProperty("retryable").GetBoolean());
        Assert.Equal(1, error.GetProperty("retry_after_seconds").GetInt32());
        Assert.Equal("1", refused.Header("Retry-After"));
        Assert.Equal("0", refused.Header("X-RateLimit-Remaining"));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await sandbox.Wire.GetAsync("/tags")).Status);
    }

    [Fact]
    public async Task Five_writes_a_second_searches_among_them_and_reads_apart()
    {
        await using var sandbox = await V2Sandbox.StartAsync(limits: SandboxRateLimits.Documented);

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(200, (await sandbox.Wire.PostAsync("/crm/deals/search", "{}")).Status);
        }

        (await sandbox.Wire.PostAsync("/crm/deals", Deal)).Error(429, "rate_limit_error", "RATE_LIMIT_EXCEEDED");
        Assert.Equal(200, (await sandbox.Wire.GetAsync("/tags")).Status);
        Assert.Equal(4, sandbox.Allo.Deals.Count);
    }

    [Fact]
    public async Task Limits_can_be_changed_and_switched_off()
    {
        await using var sandbox = await V2Sandbox.StartAsync(limits: new SandboxRateLimits(1, 1));

        Assert.Equal(200, (await sandbox.Wire.GetAsync("/tags")).Status);
        Assert.Equal(429, (await sandbox.Wire.GetAsync("/tags")).Status);
        sandbox.Allo.RateLimits = SandboxRateLimits.None;
        var response = await sandbox.Wire.GetAsync("/tags");

        Assert.Equal(200, response.Status);
        Assert.Null(response.Header("X-RateLimit-Limit"));
        Assert.Equal(200, (await sandbox.Wire.GetAsync("/tags")).Status);
    }

    [Fact]
    public async Task By_default_the_limits_are_the_documented_ones()
    {
        await using var allo = await AlloSandbox.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(new SandboxRateLimits(20, 5), allo.RateLimits);
        Assert.Throws<ArgumentNullException>(() => allo.RateLimits = null!);
    }

    [Fact]
    public async Task A_queued_429_says_in_the_body_how_long_to_wait_too()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        sandbox.Allo.Faults.Enqueue(Fault.RateLimited(TimeSpan.FromSeconds(3)));

        var response = await sandbox.Wire.GetAsync("/tags");

        Assert.Equal(3, response.Error(429, "rate_limit_error", "RATE_LIMIT_EXCEEDED").GetProperty("retry_after_seconds").GetInt32());
        Assert.Equal("3", response.Header("Retry-After"));
    }

    [Theory]
    [InlineData(409, "DIALING_QUEUE_APPEND_CONFLICT", "conflict_error", false)]
    [InlineData(409, "OTHER_TRANSACTION_IN_PROGRESS", "conflict_error", true)]
    [InlineData(402, "PARTNER_BILLING_FAILED", "billing_error", false)]
    [InlineData(429, "SMS_LIMIT_REACHED", "rate_limit_error", true)]
    [InlineData(500, "INTERNAL_SERVER_ERROR", "server_error", true)]
    public async Task Any_other_error_of_the_catalogue_can_be_queued(int status, string code, string type, bool retryable)
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        sandbox.Allo.Faults.Enqueue(Fault.Error(status, code).On(HttpMethod.Get, "/tags"));

        var error = (await sandbox.Wire.GetAsync("/tags")).Error(status, type, code);

        Assert.Equal(retryable, error.GetProperty("retryable").GetBoolean());
    }

    [Fact]
    public async Task A_repeated_key_gets_the_response_of_before_and_is_carried_out_once()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);

        var first = await PostAsync(sandbox, "/crm/deals", Deal, "key-1");
        var again = await PostAsync(sandbox, "/crm/deals", Deal, "key-1");
        var other = await PostAsync(sandbox, "/crm/deals", Deal, "key-2");

        Assert.Equal((201, 201, 201), (first.Status, again.Status, other.Status));
        Assert.Equal(first.Body, again.Body);
        Assert.NotEqual(first.Body, other.Body);
        Assert.Null(first.Header("Idempotency-Replayed"));
        Assert.Equal("true", again.Header("Idempotency-Replayed"));
        Assert.Equal("key-1", again.Header("Idempotency-Key"));
        Assert.NotEqual(first.Header("X-Request-Id"), again.Header("X-Request-Id"));
        Assert.Equal(2, sandbox.Allo.Deals.Count);
    }

    [Fact]
    public async Task After_an_hour_a_key_is_new_again()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);

        await PostAsync(sandbox, "/crm/deals", Deal, "key-1");
        sandbox.Clock.Advance(TimeSpan.FromMinutes(59));
        await PostAsync(sandbox, "/crm/deals", Deal, "key-1");
        Assert.Single(sandbox.Allo.Deals);
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        await PostAsync(sandbox, "/crm/deals", Deal, "key-1");

        Assert.Equal(2, sandbox.Allo.Deals.Count);
    }

    [Fact]
    public async Task A_key_of_another_endpoint_or_method_is_409()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        await PostAsync(sandbox, "/crm/deals", Deal, "key-1");

        (await PostAsync(sandbox, "/crm/companies", Deal, "key-1")).Error(409, "conflict_error", "IDEMPOTENCY_KEY_REUSE");
        (await sandbox.Wire.SendAsync("DELETE", "/crm/deals/dea-seed01", headers: [("Idempotency-Key", "key-1")]))
            .Error(409, "conflict_error", "IDEMPOTENCY_KEY_REUSE");
    }

    [Fact]
    public async Task A_failure_does_not_use_the_key_up()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);
        sandbox.Allo.Faults.Enqueue(Fault.ServerError());

        var broken = await PostAsync(sandbox, "/crm/deals", Deal, "key-1");
        var wrong = await PostAsync(sandbox, "/crm/deals", "{}", "key-1");
        var right = await PostAsync(sandbox, "/crm/deals", Deal, "key-1");

        Assert.Equal((500, 422, 201), (broken.Status, wrong.Status, right.Status));
        Assert.Null(right.Header("Idempotency-Replayed"));
    }

    [Fact]
    public async Task A_success_that_got_lost_is_replayed()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);
        sandbox.Allo.Faults.Enqueue(Fault.DropAfterHandling());

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(sandbox, "/crm/deals", Deal, "key-1"));
        var again = await PostAsync(sandbox, "/crm/deals", Deal, "key-1");

        Assert.Equal("true", again.Header("Idempotency-Replayed"));
        Assert.Single(sandbox.Allo.Deals);
    }

    [Fact]
    public async Task PATCH_and_v1_know_no_keys()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        (string, string)[] key = [("Idempotency-Key", "key-1")];
        foreach (var name in new[] { "One", "Two" })
        {
            var patched = await sandbox.Wire.SendAsync("PATCH", "/crm/deals/dea-seed01", $$"""{"name":"{{name}}"}""", headers: key);
            Assert.Equal(name, patched.Data.Text("name"));
            Assert.Null(patched.Header("Idempotency-Key"));
            await sandbox.V1.SendAsync("POST", "/sms", """{"from":"+12125550100","to":"+13125550110","message":"Hi"}""", headers: key);
        }

        Assert.Equal(2, sandbox.Allo.SentMessages.Count);
    }

    private static Task<WireResponse> PostAsync(V2Sandbox sandbox, string path, string body, string key) =>
        sandbox.Wire.SendAsync("POST", path, body, headers: [("Idempotency-Key", key)]);
}
