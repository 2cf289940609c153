using Withallo.Tests;

namespace Withallo.Api.Tests.Resilience;

public class DeadlineTests
{
    private static readonly SendSmsRequest Message = new() { From = "+14155550100", To = "+14155550101", Message = "hello" };

    [Fact]
    public async Task An_attempt_without_a_response_ends_with_its_deadline()
    {
        var clock = new FakeTimeProvider();
        await using var server = new FaultServer(async (_, wire) =>
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            await wire.SilenceAsync();
        });
        using var client = Clients.Create(server.Port, clock);

        var thrown = await Assert.ThrowsAsync<WithalloTimeoutException>(() => client.Sms.SendAsync(Message, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(WithalloDeadline.Attempt, thrown.Deadline);
        Assert.Equal(TimeSpan.FromSeconds(30), thrown.Timeout);
        Assert.Equal(1, thrown.Attempts);
        Assert.Equal("POST /v1/api/sms", thrown.Operation);
        Assert.Equal("POST /v1/api/sms took longer than the timeout of one attempt of 30 s allows. Attempts made: 1.", thrown.Message);
    }

    [Fact]
    public async Task The_body_is_read_inside_the_deadline()
    {
        var clock = new FakeTimeProvider();
        await using var server = new FaultServer(async (_, wire) =>
        {
            // A byte a second, far from complete after half a minute.
            await wire.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            for (var second = 0; second < 31; second++)
            {
                await wire.SendAsync(" ");
                clock.Advance(TimeSpan.FromSeconds(1));
            }

            await wire.SilenceAsync();
        });
        using var client = Clients.Create(server.Port, clock);

        var thrown = await Assert.ThrowsAsync<WithalloTimeoutException>(() => client.Sms.SendAsync(Message, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(WithalloDeadline.Attempt, thrown.Deadline);
    }

    [Fact]
    public async Task The_body_of_an_error_response_is_read_inside_the_deadline_too()
    {
        var clock = new FakeTimeProvider();
        await using var server = new FaultServer(async (_, wire) =>
        {
            await wire.SendAsync("HTTP/1.1 400 Bad\r\nContent-Length: 1000\r\n\r\n{");
            clock.Advance(TimeSpan.FromSeconds(30));
            await wire.SilenceAsync();
        });
        using var client = Clients.Create(server.Port, clock);

        await Assert.ThrowsAsync<WithalloTimeoutException>(() => client.Sms.SendAsync(Message, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task All_attempts_together_end_with_the_deadline_of_the_call()
    {
        var clock = new ImpatientClock(TimeSpan.FromSeconds(19));
        await using var server = new FaultServer(async (_, wire) =>
        {
            clock.Advance(TimeSpan.FromSeconds(20));
            await wire.SilenceAsync();
        });
        using var client = Clients.Create(server.Port, clock, static options =>
        {
            options.Timeout = TimeSpan.FromSeconds(20);
            options.TotalTimeout = TimeSpan.FromSeconds(42);
            options.Retry.BaseDelay = TimeSpan.Zero;
            options.Retry.MaxDelay = TimeSpan.Zero;
        });

        // Twice 20 seconds, then the 2 that are left; the server's 20 end those.
        var thrown = await Assert.ThrowsAsync<WithalloTimeoutException>(
            () => client.Calls.SearchAsync("+14155550100", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(WithalloDeadline.Total, thrown.Deadline);
        Assert.Equal(TimeSpan.FromSeconds(42), thrown.Timeout);
        Assert.Equal(3, thrown.Attempts);
    }

    [Fact]
    public async Task A_wait_that_would_pass_the_deadline_of_the_call_is_not_begun()
    {
        var clock = new CountingTimeProvider();
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(429, "", ("Retry-After", "45")));
        using var client = Clients.Create(server.Port, clock, static options => options.TotalTimeout = TimeSpan.FromSeconds(40));

        var thrown = await Assert.ThrowsAsync<WithalloRateLimitException>(() => client.Sms.SendAsync(Message, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(TimeSpan.FromSeconds(45), thrown.RetryAfter);
        Assert.Equal(1, thrown.Attempts);
        Assert.Equal(0, clock.PendingTimers);
    }

    [Fact]
    public async Task A_backoff_that_would_pass_the_deadline_of_the_call_is_not_begun()
    {
        var clock = new FakeTimeProvider();
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(503));
        using var client = Clients.Create(server.Port, clock, static options =>
        {
            options.Timeout = options.TotalTimeout = TimeSpan.FromMilliseconds(2);
            options.Retry.BaseDelay = options.Retry.MaxDelay = TimeSpan.FromHours(1);
        });

        var thrown = await Assert.ThrowsAsync<WithalloServerException>(() => client.PhoneNumbers.ListAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(1, thrown.Attempts);
    }

    [Fact]
    public async Task A_call_may_have_deadlines_of_its_own()
    {
        var clock = new FakeTimeProvider();
        await using var server = new FaultServer(async (_, wire) =>
        {
            clock.Advance(TimeSpan.FromSeconds(3));
            await wire.SilenceAsync();
        });
        using var client = Clients.Create(server.Port, clock);
        var hasty = new RequestOptions { Timeout = TimeSpan.FromSeconds(5), TotalTimeout = TimeSpan.FromSeconds(3) };

        var thrown = await Assert.ThrowsAsync<WithalloTimeoutException>(() => client.Sms.SendAsync(Message, hasty, TestContext.Current.CancellationToken));

        Assert.Equal(WithalloDeadline.Total, thrown.Deadline);
        Assert.Equal(TimeSpan.FromSeconds(3), thrown.Timeout);
    }

    [Fact]
    public async Task A_connection_that_does_not_come_about_names_its_own_clock()
    {
        using var transport = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(10),
            ConnectCallback = static async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return Stream.Null;
            },
        };
        using var client = Clients.Create(1, configure: static options => options.ConnectTimeout = TimeSpan.FromMilliseconds(10), transport: transport);

        var thrown = await Assert.ThrowsAsync<WithalloTimeoutException>(() => client.Sms.SendAsync(Message, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(WithalloDeadline.Connect, thrown.Deadline);
        Assert.Equal(TimeSpan.FromMilliseconds(10), thrown.Timeout);
    }

    [Fact]
    public async Task A_keyed_write_is_not_repeated_once_Allo_may_have_forgotten_the_key()
    {
        var clock = new ImpatientClock(TimeSpan.FromMinutes(1));
        await using var server = new FaultServer(async (_, wire) =>
        {
            clock.Advance(TimeSpan.FromMinutes(55));
            await wire.RespondAsync(503);
        });
        using var client = Clients.Create(server.Port, clock, static options =>
        {
            options.Timeout = TimeSpan.FromHours(1);
            options.TotalTimeout = Timeout.InfiniteTimeSpan;
        });

        var writing = await Assert.ThrowsAsync<WithalloServerException>(
            () => client.V2.People.CreateAsync(new() { Numbers = ["+14155550100"] }, cancellationToken: TestContext.Current.CancellationToken));
        var reading = await Assert.ThrowsAsync<WithalloServerException>(() => client.V2.Users.ListAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(1, writing.Attempts);
        Assert.Equal(4, reading.Attempts);
    }
}
