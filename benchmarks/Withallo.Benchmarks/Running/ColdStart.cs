using System.Diagnostics;
using System.Globalization;
using Withallo.Api;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Support;

namespace Withallo.Benchmarks.Running;

/// <summary>
/// Whole processes, from their start to the first page in hand: without a container, in turns, the median of the ratios. Beside the time
/// that passes, the processor's own, which a busy machine does not change.
/// </summary>
internal static class ColdStart
{
    public static void Run(int rounds)
    {
        using var server = new CannedServer(Bodies.Calls(10, 20));
        var hand = new (double Time, double Cpu)[rounds];
        var sdk = new (double Time, double Cpu)[rounds];
        Measure("hand", server.BaseUrl);
        Measure("sdk", server.BaseUrl);
        for (var round = 0; round < rounds; round++)
        {
            // Each goes first half of the time.
            if (round % 2 == 0)
            {
                sdk[round] = Measure("sdk", server.BaseUrl);
            }

            hand[round] = Measure("hand", server.BaseUrl);
            if (round % 2 == 1)
            {
                sdk[round] = Measure("sdk", server.BaseUrl);
            }
        }

        Console.WriteLine("| cold start to the first page | hand | ratio | middle half |");
        Console.WriteLine("|---|---:|---:|---:|");
        Print("time that passes", hand.Select(static run => run.Time), sdk.Select(static run => run.Time));
        Print("processor time", hand.Select(static run => run.Cpu), sdk.Select(static run => run.Cpu));
    }

    /// <summary>What the measured process does.</summary>
    public static async Task<int> ChildAsync(string who, string baseUrl)
    {
        var isWhole = who == "hand" ? await HandAsync(baseUrl) : await SdkAsync(baseUrl);
        var cpu = Environment.CpuUsage.TotalTime.TotalSeconds;
        Console.WriteLine(cpu.ToString(CultureInfo.InvariantCulture));
        return isWhole ? 0 : 1;
    }

    private static async Task<bool> HandAsync(string baseUrl)
    {
        using var transport = new SocketsHttpHandler();
        using var client = new HandClient(transport, baseUrl);
        return (await client.SearchCallsAsync("+12025550100")).Results.Count == 10;
    }

    private static async Task<bool> SdkAsync(string baseUrl)
    {
        using var client = new WithalloClient(new WithalloOptions { ApiKey = "key", BaseUrl = new Uri(baseUrl) });
        return (await client.Calls.SearchAsync("+12025550100")).Results.Count == 10;
    }

    private static (double Time, double Cpu) Measure(string who, string baseUrl)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["cold", who, baseUrl]) { RedirectStandardOutput = true })!;
        var cpu = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? (Stopwatch.GetElapsedTime(start).TotalSeconds, double.Parse(cpu, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The process for {who} failed.");
    }

    private static void Print(string what, IEnumerable<double> hand, IEnumerable<double> sdk)
    {
        var ratios = sdk.Zip(hand, static (ours, theirs) => ours / theirs).Order().ToArray();
        var baseline = hand.Order().ElementAt(ratios.Length / 2);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {baseline * 1e3:0} ms | {ratios[ratios.Length / 2]:0.00} | {ratios[ratios.Length / 4]:0.00}–{ratios[ratios.Length * 3 / 4]:0.00} |"));
    }
}
