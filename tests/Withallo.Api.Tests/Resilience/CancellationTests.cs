using System.Threading.RateLimiting;

namespace Withallo.Api.Tests.Resilience;

/// <summary>The caller's cancellation is the caller's, at every stage of a call.</summary>
public class CancellationTests
{
    private readonly CancellationTokenSource _caller = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Before_anything_is_sent()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, "{}"));
        using var client = Clients.Create(server.Port);
        await _caller.CancelAsync();

        await CancelledByCaller(client.V2.Users.ListAsync(cancellationToken: _caller.Token));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Waiting_for_a_turn()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, "{}"));
        using var client = Clients.Create(server.Port, new FakeTimeProvider(), static options => options.RateLimit.ReadsPerSecond = 1);
        await client.V2.Users.ListAsync(cancellationToken: TestContext.Current.CancellationToken);

        var waiting = client.V2.Users.ListAsync(cancellationToken: _caller.Token);
        Assert.False(waiting.IsCompleted);
        await _caller.CancelAsync();

        await CancelledByCaller(waiting);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Waiting_for_the_callers_own_limiter()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, "{}"));
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 1 });
        using var client = Clients.Create(server.Port, configure: options => options.RateLimit.Reads = limiter);
        using var taken = limiter.AttemptAcquire();

        var waiting = client.V2.Users.ListAsync(cancellationToken: _caller.Token);
        Assert.False(waiting.IsCompleted);
        await _caller.CancelAsync();

        await CancelledByCaller(waiting);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Connecting()
    {
        using var transport = new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) =>
            {
                await _caller.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return Stream.Null;
            },
        };
        using var client = Clients.Create(1, transport: transport);

        await CancelledByCaller(client.V2.Deals.UpdateAsync("deal-1", new(), cancellationToken: _caller.Token));
    }

    [Fact]
    public async Task Waiting_for_the_headers()
    {
        await using var server = new FaultServer(async (_, wire) =>
        {
            await _caller.CancelAsync();
            await wire.SilenceAsync();
        });
        using var client = Clients.Create(server.Port);

        await CancelledByCaller(client.V2.Deals.UpdateAsync("deal-1", new(), cancellationToken: _caller.Token));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task Reading_the_body(int status)
    {
        await using var server = new FaultServer(async (_, wire) =>
        {
            await wire.SendAsync($"HTTP/1.1 {status} Status\r\nContent-Length: 1000\r\n\r\n{{");
            await wire.SilenceAsync();
        });
        using var transport = new AfterHeaders(_caller.Cancel) { InnerHandler = new SocketsHttpHandler() };
        using var client = Clients.Create(server.Port, transport: transport);

        await CancelledByCaller(client.V2.Deals.UpdateAsync("deal-1", new(), cancellationToken: _caller.Token));
    }

    [Fact]
    public async Task Waiting_between_two_attempts()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(503, "", ("Retry-After", "30")));
        var log = new RecordingLogger();
        using var client = Clients.Create(server.Port, new FakeTimeProvider(), logger: log);
        log.OnEvent = id =>
        {
            // The line that is written right before the wait.
            if (id.Id == 3)
            {
                ThreadPool.QueueUserWorkItem(_ => _caller.Cancel());
            }
        };

        await CancelledByCaller(client.V2.Users.ListAsync(cancellationToken: _caller.Token));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Our_deadline_is_not_the_callers_cancellation_although_he_could_cancel()
    {
        var clock = new FakeTimeProvider();
        await using var server = new FaultServer(async (_, wire) =>
        {
            clock.Advance(TimeSpan.FromMinutes(2));
            await wire.SilenceAsync();
        });
        using var client = Clients.Create(server.Port, clock, static options => options.Timeout = options.TotalTimeout);

        await Assert.ThrowsAsync<WithalloTimeoutException>(() => client.V2.Users.ListAsync(cancellationToken: _caller.Token));

        Assert.False(_caller.IsCancellationRequested);
    }

    [Fact]
    public async Task A_connection_that_breaks_because_the_caller_cancelled_is_his_cancellation()
    {
        using var transport = new Throwing(() =>
        {
            _caller.Cancel();
            return new IOException("The connection was torn down.");
        });
        using var client = Clients.Create(1, transport: transport);

        await CancelledByCaller(client.V2.Deals.UpdateAsync("deal-1", new(), cancellationToken: _caller.Token));
    }

    [Fact]
    public async Task A_connection_that_breaks_because_our_deadline_passed_is_a_time_out()
    {
        var clock = new FakeTimeProvider();
        using var transport = new Throwing(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            return new IOException("The connection was torn down.");
        });
        using var client = Clients.Create(1, clock, static options => options.Retry.MaxRetries = 0, transport);

        await Assert.ThrowsAsync<WithalloTimeoutException>(() => client.V2.Users.ListAsync(cancellationToken: _caller.Token));
    }

    private async Task CancelledByCaller(Task call)
    {
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(_caller.Token, thrown.CancellationToken);
    }

    private sealed class AfterHeaders(Action then) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            then();
            return response;
        }
    }

    private sealed class Throwing(Func<Exception> exception) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromException<HttpResponseMessage>(exception());
    }
}
