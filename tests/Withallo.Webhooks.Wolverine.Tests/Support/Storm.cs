using System.Collections.Concurrent;
using System.Globalization;
using Withallo.Webhooks.AspNetCore.Tests.Support;

namespace Withallo.Webhooks.Wolverine.Tests.Support;

/// <summary>
/// Many deliveries, of v1 and v2 alike, one in ten twice. What is not acknowledged is sent again if it is v2, as Allo does, and given up if it is v1.
/// </summary>
internal sealed class Storm(int count)
{
    private const int AtOnce = 16;

    private readonly ConcurrentDictionary<string, int> _acknowledged = new();
    private int _sent;

    /// <summary>What receivers have taken upon themselves.</summary>
    public IReadOnlyCollection<string> Acknowledged => [.. _acknowledged.Keys];

    public int Sent => Volatile.Read(ref _sent);

    /// <summary>Sends all to the receivers in turn.</summary>
    /// <param name="receivers">Where they are; they may go away and come back.</param>
    public async Task RunAsync(params Uri[] receivers)
    {
        var clients = receivers.Select(static address => new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) }).ToArray();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var i && i < count)
            {
                await DeliverAsync(clients, i);
                if (i % 10 == 0)
                {
                    await DeliverAsync(clients, i);
                }

                Interlocked.Increment(ref _sent);
            }
        }));
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }

    private async Task DeliverAsync(HttpClient[] clients, int i)
    {
        var id = i.ToString("'msg_'00000", CultureInfo.InvariantCulture);
        var isV1 = i % 4 == 0;
        for (var attempt = i; ; attempt++)
        {
            var client = clients[attempt % clients.Length];
            try
            {
                var response = isV1 ? await Receiver.DeliverV1Async(client, Bodies.SmsReceivedV1(id)) : await Receiver.DeliverAsync(client, id);
                if (response.Status == 200)
                {
                    _acknowledged.TryAdd(id, i);
                    return;
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), Receiver.Cancel);
            }

            if (isV1)
            {
                return;
            }
        }
    }
}
