using Withallo.Webhooks.Benchmarks;

namespace Withallo.Benchmarks.Tests;

/// <summary>Takes the measurements of deliveries once, and holds that both endpoints do the same work.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task Both_endpoints_read_the_same_and_take_nothing_that_was_changed_on_the_way()
    {
        await using var hand = await Receiver.StartHandAsync();
        await using var sdk = await Receiver.StartAsync("in memory");
        foreach (var receiver in new[] { hand, sdk })
        {
            using var sender = await Sender.ConnectAsync(receiver.Address, connections: 2);
            foreach (var (_, body) in DeliveryBodies.All)
            {
                await sender.SendAsync(sender.Prepare(body, 10));
            }

            var changed = sender.Prepare(DeliveryBodies.All[0].Body, 1);
            changed[0][^1] = (byte)' ';
            var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => sender.SendAsync(changed));
            Assert.Contains("401", exception.Message, StringComparison.Ordinal);
        }

        // Ten texts of a message, and ten times the 16 lines of a call.
        Assert.Equal(10 * (86 + 16), hand.Read);
        Assert.Equal(hand.Read, sdk.Read);
    }

    [Fact]
    public void Bodies_are_as_large_as_is_said() =>
        Assert.Equal([("0.4 KB", 0.4), ("2.8 KB", 2.8)], DeliveryBodies.All.Select(static one => (one.Name, Math.Round(one.Body.Length / 1000.0, 1))));

    [Fact]
    public Task The_endpoint_is_measured() => EndpointRun.RunAsync(rounds: 1, count: 20);

    [Fact]
    public Task Inboxes_are_measured() => InboxRun.RunAsync(postgres: null, rounds: 1, count: 20);
}
