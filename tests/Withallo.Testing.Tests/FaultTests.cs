using System.Text.Json;
using Withallo.Testing;

namespace Withallo.Tests;

public sealed class FaultTests
{
    private const string Sms = """{"from":"+12125550100","to":"+13125550110","message":"Hello"}""";
    private static readonly DateTimeOffset Start = new(2026, 4, 21, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rate_limits_say_when_to_come_back_in_seconds_as_a_date_or_not_at_all()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        allo.Faults.Enqueue(Fault.RateLimited(TimeSpan.FromSeconds(1.2)));
        allo.Faults.Enqueue(Fault.RateLimited(new DateTimeOffset(2026, 4, 21, 14, 0, 5, TimeSpan.FromHours(2))));
        allo.Faults.Enqueue(Fault.RateLimited());

        var seconds = await wire.PostAsync("/sms", Sms);
        var date = await wire.PostAsync("/sms", Sms);
        var silent = await wire.PostAsync("/sms", Sms);

        seconds.IsError(429, """{"code":"RATE_LIMITED","details":null}""");
        Assert.Equal(["2"], seconds.Headers.GetValues("Retry-After"));
        Assert.Equal(["Tue, 21 Apr 2026 12:00:05 GMT"], date.Headers.GetValues("Retry-After"));
        Assert.False(silent.Headers.Contains("Retry-After"));
        Assert.Equal([429, 429], [date.Status, silent.Status]);
        Assert.Empty(allo.SentMessages);
    }

    [Fact]
    public async Task A_spent_daily_quota_says_so_in_its_details_and_in_no_header()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        allo.Faults.Enqueue(Fault.DailyQuota(1000, TimeSpan.FromHours(1)));

        var response = await wire.GetAsync("/numbers");

        response.IsError(
            429, """{"code":"API_KEY_QUOTA_EXCEEDED","details":[{"message":"limit=1000;type=DAILY;reset_in=3600","field":"DAILY"}]}""");
        Assert.False(response.Headers.Contains("Retry-After"));
    }

    [Fact]
    public async Task Errors_and_outages_have_their_own_bodies()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        allo.Faults.Enqueue(Fault.Error(400, "PROVIDER_NOT_SUPPORTED"));
        allo.Faults.Enqueue(Fault.ServerError());
        allo.Faults.Enqueue(Fault.Unavailable(TimeSpan.FromSeconds(3)));
        allo.Faults.Enqueue(Fault.BadGatewayHtml());
        allo.Faults.Enqueue(Fault.Html());

        var error = await wire.PostAsync("/sms", Sms);
        var server = await wire.PostAsync("/sms", Sms);
        var unavailable = await wire.PostAsync("/sms", Sms);
        var gateway = await wire.PostAsync("/sms", Sms);
        var html = await wire.PostAsync("/sms", Sms);

        error.IsError(400, """{"code":"PROVIDER_NOT_SUPPORTED","details":null}""");
        server.IsError(500, """{"message":"Something went wrong on our side."}""");
        unavailable.IsError(503, """{"message":"Something went wrong on our side."}""");
        Assert.Equal(["3"], unavailable.Headers.GetValues("Retry-After"));
        Assert.Equal([502, 200], [gateway.Status, html.Status]);
        Assert.All([gateway, html], response => Assert.Equal("text/html", response.ContentHeaders.ContentType?.MediaType));
        Assert.All([gateway, html], response => Assert.Contains("<html>", response.Body, StringComparison.Ordinal));
        Assert.Empty(allo.SentMessages);
    }

    [Fact]
    public async Task A_response_can_be_all_your_own()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        allo.Faults.Enqueue(Fault.Status(418, "short and stout", new Dictionary<string, string>
        {
            ["content-type"] = "text/plain",
            ["X-Request-Id"] = "req_a1b2c3d4e5f6",
        }));
        allo.Faults.Enqueue(Fault.Status(304, "bodies do not belong here"));

        var teapot = await wire.GetAsync("/numbers");
        var unchanged = await wire.GetAsync("/numbers");

        Assert.Equal(418, teapot.Status);
        Assert.Equal("short and stout", teapot.Body);
        Assert.Equal("text/plain", teapot.ContentHeaders.ContentType?.ToString());
        Assert.Equal(["req_a1b2c3d4e5f6"], teapot.Headers.GetValues("X-Request-Id"));
        Assert.Equal(304, unchanged.Status);
        Assert.Empty(unchanged.Body);
    }

    [Fact]
    public async Task Spoiled_responses_hide_a_success()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        var whole = await wire.PostAsync("/sms", Sms);
        allo.Faults.Enqueue(Fault.TruncatedJson());
        allo.Faults.Enqueue(Fault.WrongType());
        allo.Faults.Enqueue(Fault.EmptyBody());

        var truncated = await wire.PostAsync("/sms", Sms);
        var wrong = await wire.PostAsync("/sms", Sms);
        var empty = await wire.PostAsync("/sms", Sms);

        Assert.Equal([200, 200, 200], [truncated.Status, wrong.Status, empty.Status]);
        Assert.ThrowsAny<JsonException>(() => truncated.Json);
        Assert.StartsWith(truncated.Body[..40], whole.Body, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.String, wrong.Data.ValueKind);
        Assert.Empty(empty.Body);
        Assert.Equal(4, allo.SentMessages.Count);
    }

    [Fact]
    public async Task A_connection_cut_before_the_response_gives_none()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        allo.Faults.Enqueue(Fault.Reset());

        await Assert.ThrowsAsync<HttpRequestException>(() => wire.PostAsync("/sms", Sms));
        var next = await wire.PostAsync("/sms", Sms);

        Assert.Equal(200, next.Status);
        Assert.Single(allo.SentMessages);
        Assert.Equal([null, 200], allo.Requests.Select(request => request.StatusCode));
    }

    [Fact]
    public async Task A_lost_success_is_carried_out_without_a_response()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        allo.Faults.Enqueue(Fault.DropAfterHandling());

        await Assert.ThrowsAsync<HttpRequestException>(() => wire.PostAsync("/sms", Sms));

        Assert.Single(allo.SentMessages);
        Assert.Null(Assert.Single(allo.Requests).StatusCode);
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_leaves_half_a_body()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        var whole = await wire.GetAsync("/numbers");
        allo.Faults.Enqueue(Fault.ResetMidBody());

        using var response = await wire.OpenAsync("/numbers");
        await using var body = await response.Content.ReadAsStreamAsync(Cancelled);
        var half = new byte[whole.Body.Length / 2];
        await body.ReadExactlyAsync(half, Cancelled);
        var error = await Assert.ThrowsAnyAsync<IOException>(() => body.ReadExactlyAsync(new byte[1], Cancelled).AsTask());

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(whole.Body.Length, response.Content.Headers.ContentLength);
        Assert.StartsWith(System.Text.Encoding.UTF8.GetString(half), whole.Body, StringComparison.Ordinal);
        Assert.IsType<HttpIOException>(error);
    }

    [Fact]
    public async Task A_response_without_a_body_is_cut_before_it_begins()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        var created = await wire.PostAsync("/webhooks", """{"allo_number":"+12125550100","url":"https://example.com","topics":["PING"]}""");
        allo.Faults.Enqueue(Fault.ResetMidBody());

        await Assert.ThrowsAsync<HttpRequestException>(() => wire.DeleteAsync("/webhooks/" + created.Data.Text("id")));

        Assert.Empty(allo.Webhooks);
    }

    [Fact]
    public async Task A_delay_runs_on_the_sandboxes_clock_and_carries_the_request_out_at_its_end()
    {
        var clock = new FakeTimeProvider(Start);
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { TimeProvider = clock }, Cancelled);
        using var wire = new WireClient(allo);
        allo.Faults.Enqueue(Fault.Delay(TimeSpan.FromSeconds(10)));

        var sending = wire.PostAsync("/sms", Sms);
        var request = await allo.Requests.WaitForAsync(_ => true, Cancelled);
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(allo.SentMessages);
        Assert.Null(request.StatusCode);
        clock.Advance(TimeSpan.FromSeconds(1));
        var response = await sending;

        Assert.Equal(200, response.Status);
        Assert.Equal("2026-04-21T12:00:10", response.Data.Text("start_date"));
        Assert.Equal(200, request.StatusCode);
    }

    [Fact]
    public async Task A_hang_ends_when_the_client_gives_up()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        using var givingUp = new CancellationTokenSource();
        allo.Faults.Enqueue(Fault.Hang());

        var sending = wire.PostUntilAsync("/sms", Sms, givingUp.Token);
        await allo.Requests.WaitForAsync(_ => true, Cancelled);
        await givingUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(200, (await wire.PostAsync("/sms", Sms)).Status);
        Assert.Single(allo.SentMessages);
    }

    [Fact]
    public async Task A_hang_is_released_at_disposal()
    {
        var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        allo.Faults.Enqueue(Fault.Hang());
        var sending = wire.GetAsync("/numbers");
        var request = await allo.Requests.WaitForAsync(_ => true, Cancelled);

        // Well before the server's own deadline, which would cut the connection too.
        await allo.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(4), Cancelled);

        await Assert.ThrowsAsync<HttpRequestException>(() => sending);
        Assert.Null(request.StatusCode);
    }

    [Fact]
    public async Task A_body_drips_on_the_sandboxes_clock()
    {
        var clock = new CountingTimeProvider(Start);
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false, TimeProvider = clock }, Cancelled);
        using var wire = new WireClient(allo);
        allo.Faults.Enqueue(Fault.DripBody(4, TimeSpan.FromSeconds(1)));

        using var response = await wire.OpenAsync("/numbers");
        await using var body = await response.Content.ReadAsStreamAsync(Cancelled);
        var text = "";
        var buffer = new byte[4];
        for (var left = response.Content.Headers.ContentLength!.Value; left > 0; left -= 4)
        {
            var piece = buffer.AsMemory(0, (int)Math.Min(4, left));
            await body.ReadExactlyAsync(piece, Cancelled);
            text += System.Text.Encoding.UTF8.GetString(piece.Span);
            Assert.Equal(left > 4 ? 1 : 0, clock.PendingTimers);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("""{"data":[]}""", text);
    }

    [Fact]
    public async Task A_fault_waits_for_the_request_it_is_meant_for()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        allo.Faults.Enqueue(Fault.ServerError(501).On(HttpMethod.Post, "/sms"));
        allo.Faults.Enqueue(Fault.ServerError(504).On(HttpMethod.Post, "/contacts"));
        allo.Faults.Enqueue(Fault.ServerError(502).On(HttpMethod.Get, "/v1/api/contacts"));
        allo.Faults.Enqueue(Fault.ServerError(503).On(HttpMethod.Get));

        var contacts = await wire.GetAsync("/contacts");
        var numbers = await wire.GetAsync("/numbers");
        var again = await wire.GetAsync("/contacts");
        var sms = await wire.PostAsync("/sms", Sms);

        Assert.Equal([502, 503, 200, 501], [contacts.Status, numbers.Status, again.Status, sms.Status]);
        Assert.Equal(1, allo.Faults.Count);
        Assert.Equal(504, (await wire.PostAsync("/contacts", "{}")).Status);
    }

    [Fact]
    public async Task A_fault_comes_as_often_as_it_was_asked_for_and_before_the_key_is_looked_at()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        allo.Faults.Enqueue(Fault.ServerError(), times: 2);

        var first = await wire.GetAsync("/numbers");
        var second = await wire.SendAsync("GET", "/numbers", authorization: "wrong");
        var third = await wire.SendAsync("GET", "/numbers", authorization: "wrong");

        Assert.Equal([500, 500, 401], [first.Status, second.Status, third.Status]);
    }

    [Fact]
    public async Task Faults_that_were_cleared_never_come()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        allo.Faults.Enqueue(Fault.ServerError());
        allo.Faults.Clear();

        Assert.Equal(200, (await wire.GetAsync("/numbers")).Status);
    }

    [Fact]
    public async Task Each_of_many_requests_at_once_takes_one_fault()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        allo.Faults.Enqueue(Fault.RateLimited(), times: 20);

        var responses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => wire.GetAsync("/numbers")));

        Assert.Equal(20, responses.Count(response => response.Status == 429));
        Assert.Equal(30, responses.Count(response => response.Status == 200));
    }

    [Fact]
    public async Task Faults_that_make_no_sense_are_rejected()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);

        Assert.Throws<ArgumentOutOfRangeException>(() => allo.Faults.Enqueue(Fault.Reset(), times: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Status(100));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Status(600));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.ServerError(404));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.RateLimited(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Delay(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.DripBody(0, TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => Fault.Error(400, ""));
    }
}
