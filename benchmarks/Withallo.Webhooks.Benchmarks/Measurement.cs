using System.Diagnostics;

namespace Withallo.Webhooks.Benchmarks;

/// <summary>What one round at one receiver came to.</summary>
/// <param name="Acknowledged">Deliveries a second until the last one was acknowledged.</param>
/// <param name="Handled">Deliveries a second until the last one was handled, which is later with an inbox.</param>
/// <param name="PerProcessorSecond">Deliveries handled in a second of processor time, the sender's part included.</param>
internal sealed record Measurement(double Acknowledged, double Handled, double PerProcessorSecond)
{
    public static async Task<Measurement> TakeAsync(Receiver receiver, Sender sender, byte[] body, int count)
    {
        var deliveries = sender.Prepare(body, count);
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await sender.SendAsync(deliveries);
        var acknowledged = Stopwatch.GetElapsedTime(start);
        await receiver.HandledAsync(count);
        var (handled, used) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - processor);
        await receiver.SettleAsync();
        return new(count / acknowledged.TotalSeconds, count / handled.TotalSeconds, count / used.TotalSeconds);
    }
}
