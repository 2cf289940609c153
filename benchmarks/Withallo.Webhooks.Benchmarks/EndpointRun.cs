using System.Globalization;

namespace Withallo.Webhooks.Benchmarks;

/// <summary>Our endpoint, with deduplication in memory, beside the one written by hand: in turns, the median of the ratios.</summary>
internal static class EndpointRun
{
    private const int AtOnce = 8;

    public static async Task RunAsync(int rounds, int count = 500)
    {
        Console.WriteLine($"| {AtOnce} at once | hand, a second | ours, a second | ratio | middle half | ratio per processor second | middle half |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        await using var hand = await Receiver.StartHandAsync();
        await using var sdk = await Receiver.StartAsync("in memory");
        using var toHand = await Sender.ConnectAsync(hand.Address, AtOnce);
        using var toSdk = await Sender.ConnectAsync(sdk.Address, AtOnce);
        foreach (var (name, body) in DeliveryBodies.All)
        {
            var pairs = new List<(Measurement Hand, Measurement Sdk)>();
            // The first rounds are for the just-in-time compiler.
            for (var round = -rounds / 4 - 1; round < rounds; round++)
            {
                // Each goes first half of the time.
                var before = round % 2 == 0 ? await Measurement.TakeAsync(sdk, toSdk, body, count) : null;
                var baseline = await Measurement.TakeAsync(hand, toHand, body, count);
                var ours = before ?? await Measurement.TakeAsync(sdk, toSdk, body, count);
                if (round >= 0)
                {
                    pairs.Add((baseline, ours));
                }
            }

            if (hand.Read != sdk.Read)
            {
                throw new InvalidOperationException("The two sides did not read the same.");
            }

            var (handRate, sdkRate) = (Spread.Of(pairs.Select(static pair => pair.Hand.Handled)), Spread.Of(pairs.Select(static pair => pair.Sdk.Handled)));
            var time = Spread.Of(pairs.Select(static pair => pair.Sdk.Handled / pair.Hand.Handled));
            var processor = Spread.Of(pairs.Select(static pair => pair.Sdk.PerProcessorSecond / pair.Hand.PerProcessorSecond));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {name} | {handRate.Median:N0} | {sdkRate.Median:N0} | {time} | {processor} |"));
        }
    }
}
