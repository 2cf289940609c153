using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Withallo.Webhooks.AspNetCore.Tests.Support;

namespace Withallo.Webhooks.AspNetCore.Tests;

[Collection(nameof(TelemetryTests))]
public sealed class LoadTests
{
    private const int Deliveries = 10_000;
    private const int Events = Deliveries * 8 / 10;
    private const int Concurrency = 64;

    [Fact]
    public async Task Ten_thousand_deliveries_with_duplicates_and_failing_handlers_are_each_handled_once_in_flat_memory()
    {
        var completed = new ConcurrentDictionary<string, int>();
        var failed = new ConcurrentDictionary<string, bool>();
        await using var receiver = await Receiver.StartAsync(
            webhooks => webhooks.On(WebhookTopic.V2.SmsReceived, async (e, _) =>
            {
                await Task.Yield();
                if (int.Parse(e.DeliveryId!, CultureInfo.InvariantCulture) % 20 == 0 && failed.TryAdd(e.DeliveryId!, true))
                {
                    throw new InvalidOperationException("One in twenty fails the first time.");
                }

                completed.AddOrUpdate(e.DeliveryId!, 1, static (_, times) => times + 1);
            }),
            minimum: LogLevel.Error);

        // Every fifth delivery is a second copy of one of the events; the order is shuffled, always in the same way.
        var plan = Enumerable.Range(0, Deliveries).Select(static i => (i % Events).ToString(CultureInfo.InvariantCulture)).ToArray();
        new Random(20260421).Shuffle(plan);
        await DeliverAsync(receiver, plan[..1000]);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await DeliverAsync(receiver, plan[1000..]);

        var after = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Equal(Events, completed.Count);
        Assert.All(completed.Values, static times => Assert.Equal(1, times));
        Assert.Equal(Events / 20, failed.Count);
        receiver.AssertNothingEscaped();
        // What stays is what the test and the store remember of 7,000 events, some 300 bytes each, and the log of 400 failures.
        Assert.True(after - before < 6 * 1024 * 1024, $"{before:N0} bytes became {after:N0}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{before:N0} bytes before, {after:N0} after");
    }

    /// <summary>Delivers as Allo does: again, until the response is 200.</summary>
    private static Task DeliverAsync(Receiver receiver, IEnumerable<string> ids)
    {
        var body = Encoding.UTF8.GetBytes(Bodies.SmsReceived);
        return Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (id, _) =>
        {
            var status = 0;
            while (status != 200)
            {
                using var response = await receiver.DeliverAsync(body, id);
                status = (int)response.StatusCode;
                Assert.Contains(status, new[] { 200, 500, 503 });
            }
        });
    }
}
