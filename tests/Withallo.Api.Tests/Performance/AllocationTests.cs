using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Api.Tests.Resilience;
using Withallo.Tests;

namespace Withallo.Api.Tests.Performance;

/// <summary>
/// Ceilings that hold in every build: a debug build allocates its state machines, so the figures of docs/performance.md, which are those
/// of a release build, lie below them.
/// </summary>
[Collection(nameof(OnItsOwn))]
public sealed class AllocationTests
{
    private const string Sms =
        """{"data":{"from_number":"+12025550100","to_number":"+12025550199","type":"OUTBOUND","content":"Your table is ready.","start_date":"2026-03-15T14:25:15"}}""";

    private static readonly SendSmsRequest Request = new() { From = "+12025550100", To = "+12025550199", Message = "Your table is ready." };

    [Fact]
    public void A_message_costs_little_where_nothing_but_sending_is_asked_for()
    {
        using var client = Bare(Sms);

        var bytes = Allocations.Of(() => client.Sms.SendAsync(Request, cancellationToken: CancellationToken.None));

        Assert.InRange(bytes, 1, 5_000);
    }

    [Fact]
    public void Retries_deadlines_and_limits_cost_nothing_while_nothing_goes_wrong()
    {
        using var bare = Bare(Sms);
        var services = new ServiceCollection();
        services.AddWithallo(static options => options.ApiKey = "key").HttpClient.ConfigurePrimaryHttpMessageHandler(static () => new InstantHandler(Sms));
        using var provider = services.BuildServiceProvider();
        var registered = provider.GetRequiredService<ISmsApi>();

        var bareBytes = Allocations.Of(() => bare.Sms.SendAsync(Request, cancellationToken: CancellationToken.None));
        var registeredBytes = Allocations.Of(() => registered.SendAsync(Request, cancellationToken: CancellationToken.None));

        Assert.InRange(registeredBytes, 1, bareBytes + 64);
    }

    [Fact]
    public void A_transcript_costs_its_rows_and_their_texts()
    {
        using var none = Bare(Page(rows: 0));
        using var many = Bare(Page(rows: 200));

        var empty = Allocations.Of(() => none.Calls.SearchAsync("+12025550100", cancellationToken: CancellationToken.None));
        var full = Allocations.Of(() => many.Calls.SearchAsync("+12025550100", cancellationToken: CancellationToken.None));

        // A row is 104 bytes, its text of 31 characters 88, and the growing list takes some 13; neither its source nor its numbers cost a string.
        Assert.InRange(empty, 1, 4_700);
        Assert.InRange((full - empty) / 200, 1, 208);
    }

    [Fact]
    public async Task Memory_stays_flat_while_a_hundred_thousand_calls_are_read()
    {
        var row = """{"id":"call_1","from_number":"+12025550111","summary":"The caller asked where the order is.","start_date":"2026-03-15T14:25:15"}""";
        using var client = Bare($$$$"""{"data":{"results":[{{{{string.Join(',', Enumerable.Repeat(row, 100))}}}}],"metadata":{"total_pages":1000,"current_page":0}}}""");
        long early = 0, late = 0;
        var calls = 0;

        await foreach (var _ in client.Calls.SearchAllAsync("+12025550100", cancellationToken: TestContext.Current.CancellationToken))
        {
            calls++;
            if (calls == 1_000)
            {
                early = GC.GetTotalMemory(forceFullCollection: true);
            }
            else if (calls == 99_000)
            {
                late = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        Assert.Equal(100_000, calls);
        // The calls in between take 40 MB.
        Assert.InRange(late - early, long.MinValue, 2 * 1024 * 1024);
    }

    private static WithalloClient Bare(string body)
    {
        var options = new WithalloOptions { ApiKey = "key", TotalTimeout = Timeout.InfiniteTimeSpan };
        options.Retry.MaxRetries = 0;
        options.RateLimit.Enabled = false;
        return new WithalloClient(options, new InstantHandler(body));
    }

    private static string Page(int rows)
    {
        var transcript = string.Join(',', Enumerable.Range(0, rows).Select(static row => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"source":"USER","text":"Line {{row:0000}}: my order is late now","time":"2026-03-15T14:25:15","start_seconds":{{row}},"end_seconds":{{row}}.5}""")));
        return $$$$"""{"data":{"results":[{"id":"call_1","transcript":[{{{{transcript}}}}]}],"metadata":{"total_pages":1,"current_page":0}}}""";
    }
}
