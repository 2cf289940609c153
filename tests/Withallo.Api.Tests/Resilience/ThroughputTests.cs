using Microsoft.Extensions.Logging.Abstractions;
using Withallo.Api.Calls;
using Withallo.Api.Http;
using Withallo.Testing;

namespace Withallo.Api.Tests.Resilience;

/// <summary>How much of Allo's permitted rate the client uses, over sockets, against the sandbox that enforces it on the same clock.</summary>
public sealed class ThroughputTests
{
    private const int Workers = 64;
    private const int PagesToRead = 2_000;

    [Fact]
    public async Task Sixty_four_workers_read_two_thousand_pages_at_nearly_the_whole_rate_and_meet_no_429()
    {
        var clock = new FakeTimeProvider();
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { TimeProvider = clock }, TestContext.Current.CancellationToken);
        var options = allo.CreateOptions();
        options.TotalTimeout = Timeout.InfiniteTimeSpan;
        var http = new AlloHttp(new AlloSettings(options), NullLogger.Instance);
        using var client = new WithalloClient(http.Settings, http.CreateClient(transport: null));
        var line = allo.PhoneNumbers[0].Number!;
        var start = clock.GetUtcNow();
        var next = 0;
        var active = Workers;
        var workers = Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            for (int page; (page = Interlocked.Increment(ref next)) <= PagesToRead;)
            {
                await client.V2.Conversations.ListAsync(line, page: 1 + (page % 5), size: 5, cancellationToken: TestContext.Current.CancellationToken);
            }

            Interlocked.Decrement(ref active);
        })));

        while (!workers.IsCompleted)
        {
            // The clock moves only while all workers wait for their permits.
            Assert.True(SpinWait.SpinUntil(() => workers.IsCompleted || http.Limiter!.Waiting == Volatile.Read(ref active), TimeSpan.FromSeconds(30)));
            clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        await workers;
        var rate = PagesToRead / (clock.GetUtcNow() - start).TotalSeconds;
        TestContext.Current.TestOutputHelper?.WriteLine($"{rate:0.00} pages a second of 20 permitted");
        Assert.InRange(rate, 0.95 * 20, 1.05 * 20);
        Assert.Equal(PagesToRead, allo.Requests.Count(request => request.StatusCode == 200));
        Assert.DoesNotContain(allo.Requests, request => request.StatusCode == 429 && request.Timestamp > start + TimeSpan.FromSeconds(1));
    }
}
