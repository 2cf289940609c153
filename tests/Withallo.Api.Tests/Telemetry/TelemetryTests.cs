using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Withallo.Api.Tests.Resilience;

namespace Withallo.Api.Tests.Telemetry;

/// <summary>What can be watched: spans, metrics and log lines, under the names of docs/telemetry.md.</summary>
[Collection(nameof(OnItsOwn))]
public sealed class TelemetryTests : IDisposable
{
    private readonly Recorder _recorder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public async Task A_call_is_one_span_named_by_its_route()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":{"id":"cnt_1"}}""", ("X-Request-Id", "req_1")));
        using var client = Clients.Create(server.Port);
        using var parent = new Activity("parent").Start();

        await client.Contacts.GetAsync("cnt_1", cancellationToken: Cancellation);

        var span = Assert.Single(SpansTo(server));
        Assert.Equal("GET /v1/api/contact/{contact_id}", span.DisplayName);
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.Equal(parent.SpanId, span.ParentSpanId);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["http.request.method"] = "GET",
                ["url.template"] = "/v1/api/contact/{contact_id}",
                ["server.address"] = "127.0.0.1",
                ["server.port"] = server.Port,
                ["http.response.status_code"] = 200,
                ["withallo.request_id"] = "req_1",
            },
            span.TagObjects.ToDictionary());
        Assert.Same(parent, Activity.Current);
    }

    [Fact]
    public async Task Attempts_share_the_span_and_an_error_response_names_status_and_code()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(503, """{"error":{"code":"INTERNAL_SERVER_ERROR","request_id":"req_2"}}"""));
        using var client = Clients.Create(server.Port, new ImpatientClock(TimeSpan.FromSeconds(20)));

        await Assert.ThrowsAsync<WithalloServerException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        var span = Assert.Single(SpansTo(server));
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Null(span.StatusDescription);
        Assert.Equal(503, span.GetTagItem("http.response.status_code"));
        Assert.Equal(3, span.GetTagItem("http.request.resend_count"));
        Assert.Equal("503", span.GetTagItem("error.type"));
        Assert.Equal("INTERNAL_SERVER_ERROR", span.GetTagItem("withallo.error_code"));
        Assert.Equal("req_2", span.GetTagItem("withallo.request_id"));
    }

    [Fact]
    public async Task Failures_without_an_error_response_have_names_of_their_own()
    {
        Assert.Equal("connection", await ErrorTypeAsync(static wire => Task.Run(wire.Reset)));
        Assert.Equal("response", await ErrorTypeAsync(static wire => wire.RespondAsync(200, "<html>")));
        Assert.Equal("timeout", await ErrorTypeAsync(static wire => wire.SilenceAsync(), static options => options.Timeout = TimeSpan.FromMilliseconds(20)));
        using var caller = new CancellationTokenSource();
        Assert.Equal("cancelled", await ErrorTypeAsync(
            async wire =>
            {
                await caller.CancelAsync();
                await wire.SilenceAsync();
            },
            token: caller.Token));
    }

    [Fact]
    public async Task A_stray_exception_of_a_handler_is_named_too()
    {
        using var transport = new InMemoryServer(static _ => throw new NotSupportedException("mine"));
        using var client = Clients.Create(17, transport: transport);

        await Assert.ThrowsAsync<NotSupportedException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal("exception", Assert.Single(SpansTo(17)).GetTagItem("error.type"));
    }

    [Fact]
    public async Task Dot_NETs_own_span_which_would_carry_the_URL_is_not_there()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[]}"""));
        using var client = Clients.Create(server.Port);
        using var parent = new Activity("parent").Start();

        await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        var ofTrace = _recorder.Spans.Where(span => span.TraceId == parent.TraceId).ToArray();
        Assert.Equal("Withallo.Api", Assert.Single(ofTrace, static span => span.Kind == ActivityKind.Client && span.Source.Name != "Experimental.System.Net.Http.Connections").Source.Name);
        Assert.DoesNotContain(ofTrace, static span => span.GetTagItem("url.full") is not null);
    }

    [Fact]
    public async Task Metrics_count_by_route_and_outcome()
    {
        var requests = 0;
        await using var server = new FaultServer((_, wire) => ++requests switch
        {
            1 => wire.RespondAsync(429, "", ("Retry-After", "2")),
            2 => wire.RespondAsync(200, "{}"),
            _ => wire.RespondAsync(404),
        });
        using var client = Clients.Create(server.Port, new ImpatientClock(TimeSpan.FromSeconds(20)));
        var own = client.CreateApi<IPeopleOfMyOwn>(OwnJsonContext.Default);

        await own.GetAnythingAsync(Cancellation);
        await Assert.ThrowsAsync<WithalloNotFoundException>(() => own.GetAnythingAsync(Cancellation));

        var ours = _recorder.Measurements.Where(static one => Equals(one.Tags.GetValueOrDefault("url.template"), "/v2/api/own/anything")).ToLookup(static one => one.Name);
        var durations = ours["withallo.client.operation.duration"].ToArray();
        Assert.Equal(2, durations.Length);
        Assert.Equal(2, durations[0].Value);
        Assert.Equal(
            new Dictionary<string, object?> { ["http.request.method"] = "GET", ["url.template"] = "/v2/api/own/anything", ["http.response.status_code"] = 200 },
            durations[0].Tags);
        Assert.Equal("404", durations[1].Tags["error.type"]);
        Assert.Equal(1, Assert.Single(ours["withallo.client.retries"]).Value);
        Assert.Equal(1, Assert.Single(ours["withallo.client.rate_limited"]).Value);
    }

    [Fact]
    public async Task Waiting_for_a_permit_is_measured()
    {
        var clock = new ImpatientClock(TimeSpan.FromSeconds(2));
        using var server = new InMemoryServer(static _ => InMemoryServer.Response(System.Net.HttpStatusCode.OK));
        using var client = Clients.Create(1, clock, static options => options.RateLimit.ReadsPerSecond = 1, server);
        var own = client.CreateApi<IPeopleOfMyOwn>(OwnJsonContext.Default);

        await own.GetAnythingAsync(Cancellation);
        await own.GetAnythingAsync(Cancellation);

        var wait = Assert.Single(_recorder.Measurements, static one => one.Name == "withallo.client.limiter.wait" && Equals(one.Tags["url.template"], "/v2/api/own/anything"));
        Assert.Equal(1.02, wait.Value, 3);
    }

    [Fact]
    public async Task A_call_is_one_line_at_Information_at_most_and_attempts_are_Debug()
    {
        var requests = 0;
        await using var server = new FaultServer((_, wire) => ++requests switch
        {
            1 => wire.RespondAsync(503, """{"code":"BUSY"}"""),
            2 => wire.RespondAsync(200, """{"data":[]}""", ("X-Request-Id", "req_3")),
            _ => wire.RespondAsync(403, """{"code":"API_KEY_INSUFFICIENT_SCOPE"}"""),
        });
        using var client = Clients.Create(server.Port, new ImpatientClock(TimeSpan.FromSeconds(20)), static options => options.Retry.BaseDelay = options.Retry.MaxDelay = TimeSpan.Zero, logger: _recorder.Log);

        await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        await Assert.ThrowsAsync<WithalloForbiddenException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal([(3, LogLevel.Debug), (1, LogLevel.Debug), (2, LogLevel.Information)], _recorder.Log.Lines.Select(static line => (line.Id.Id, line.Level)));
        var lines = _recorder.Log.Lines.Select(static line => line.Text).ToArray();
        Assert.StartsWith("GET /v1/api/numbers is tried again in 0 ms after attempt 1: 503 503 BUSY", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("GET /v1/api/numbers succeeded with 200 after 2 attempt(s) in 0 ms. Request id: req_3", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("GET /v1/api/numbers failed as 403 with 403 API_KEY_INSUFFICIENT_SCOPE after 1 attempt(s) in 0 ms.", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_of_the_account_is_a_line()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(429, "", ("Retry-After", "2")));
        using var client = Clients.Create(server.Port, configure: static options => options.Retry.MaxRetries = 0, logger: _recorder.Log);

        await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        var line = Assert.Single(_recorder.Log.Lines, static line => line.Id.Id == 4);
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.StartsWith("Allo asked to slow down: requests of this account pause for 2000 ms", line.Text, StringComparison.Ordinal);
    }

    private async Task<object?> ErrorTypeAsync(Func<Wire, Task> respond, Action<WithalloOptions>? configure = null, CancellationToken? token = null)
    {
        // The next server may well get the port of the last one.
        _recorder.Spans.Clear();
        await using var server = new FaultServer((_, wire) => respond(wire));
        using var client = Clients.Create(server.Port, configure: configure);
        Assert.NotNull(await Record.ExceptionAsync(
            () => client.Sms.SendAsync(new SendSmsRequest { From = "+14155550100", To = "+14155550101", Message = "hello" }, cancellationToken: token ?? Cancellation)));
        return Assert.Single(SpansTo(server)).GetTagItem("error.type");
    }

    private Activity[] SpansTo(FaultServer server) => SpansTo(server.Port);

    private Activity[] SpansTo(int port) =>
        [.. _recorder.Spans.Where(span => span.Source.Name == WithalloTelemetry.Name && Equals(span.GetTagItem("server.port"), port))];
}
