using System.Diagnostics;
using System.Globalization;
using Withallo.Api;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Support;

namespace Withallo.Benchmarks.Running;

/// <summary>
/// Whole processes, from their start to the first page in hand: without a container, in turns, the median of the ratios. Beside the time
/// that passes, the processor's own, which a busy machine changes less. "Bare" does no more than the hand-written client: no retry,
/// no limiter, one deadline.
/// </summary>
internal static class ColdStart
{
    public static void Run(int rounds)
    {
        using var server = new CannedServer(Bodies.Calls(10, 20));
        Console.WriteLine("| cold start to the first page | hand | ratio | middle half |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var who in (string[])["bare", "default"])
        {
            var pairs = new ((double Time, double Cpu) Hand, (double Time, double Cpu) Sdk)[rounds];
            Measure("hand", server.BaseUrl);
            Measure(who, server.BaseUrl);
            for (var round = 0; round < rounds; round++)
            {
                // Each goes first half of the time.
                var before = round % 2 == 0 ? Measure(who, server.BaseUrl) : default;
                var hand = Measure("hand", server.BaseUrl);
                pairs[round] = (hand, round % 2 == 0 ? before : Measure(who, server.BaseUrl));
            }

            Print($"client {who}: time that passes", [.. pairs.Select(static pair => (pair.Hand.Time, pair.Sdk.Time))]);
            Print($"client {who}: processor time", [.. pairs.Select(static pair => (pair.Hand.Cpu, pair.Sdk.Cpu))]);
        }
    }

    /// <summary>What the measured process does.</summary>
    public static async Task<int> ChildAsync(string who, string baseUrl)
    {
        var isWhole = who switch
        {
            "hand" => await HandAsync(baseUrl),
            "bare" => await SdkAsync(Clients.BareOptions(baseUrl)),
            _ => await SdkAsync(new WithalloOptions { ApiKey = "key", BaseUrl = new Uri(baseUrl) }),
        };
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

    private static async Task<bool> SdkAsync(WithalloOptions options)
    {
        using var client = new WithalloClient(options);
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

    private static void Print(string what, (double Hand, double Sdk)[] pairs)
    {
        var ratios = pairs.Select(static pair => pair.Sdk / pair.Hand).Order().ToArray();
        var hand = pairs.Select(static pair => pair.Hand).Order().ElementAt(pairs.Length / 2);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {hand * 1e3:0} ms | {ratios[ratios.Length / 2]:0.00} | {ratios[ratios.Length / 4]:0.00}–{ratios[ratios.Length * 3 / 4]:0.00} |"));
    }
}
