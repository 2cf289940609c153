using System.Diagnostics;
using System.Globalization;
using Withallo.Api;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Plain;
using Withallo.Benchmarks.Support;

namespace Withallo.Benchmarks.Running;

/// <summary>
/// Whole processes, from their start to the first page in hand: without a container, in turns, the median of the ratios. Beside the time
/// that passes, the processor's own, which a busy machine changes less. "Bare" does no more than the hand-written client: no retry,
/// no limiter, one deadline. Plain Refit, without and with the three strategies of Polly that the client has, says what of it is theirs.
/// </summary>
internal static class ColdStart
{
    public static void Run(int rounds)
    {
        using var server = new CannedServer(Bodies.Calls(10, 20));
        Console.WriteLine("| cold start to the first page | hand | ratio | middle half |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var who in (string[])["refit", "refit with pipeline", "client bare", "client default"])
        {
            var pairs = InTurns(rounds, Child("hand", server.BaseUrl), Child(who, server.BaseUrl));
            Print($"{who}: time that passes", [.. pairs.Select(static pair => (pair.Hand.Time, pair.Sdk.Time))]);
            Print($"{who}: processor time", [.. pairs.Select(static pair => (Cpu(pair.Hand.Said), Cpu(pair.Sdk.Said)))]);
        }
    }

    /// <summary>As above, for two programs of their own: those that <c>eng/first-call.sh</c> makes.</summary>
    public static void Run(int rounds, string handProgram, string sdkProgram)
    {
        using var server = new CannedServer(Bodies.Calls(10, 20));
        string[] arguments = [server.BaseUrl, "key", "+12025550100"];
        var pairs = InTurns(rounds, new ProcessStartInfo(handProgram, arguments), new ProcessStartInfo(sdkProgram, arguments));
        Console.WriteLine("| start to finish | hand | ratio | middle half |");
        Console.WriteLine("|---|---:|---:|---:|");
        Print("time that passes", [.. pairs.Select(static pair => (pair.Hand.Time, pair.Sdk.Time))]);
    }

    /// <summary>What the measured process does.</summary>
    public static async Task<int> ChildAsync(string who, string baseUrl)
    {
        var isWhole = who switch
        {
            "hand" => await HandAsync(baseUrl),
            "refit" => await RefitAsync(baseUrl, PlainClient.Create),
            "refit with pipeline" => await RefitAsync(baseUrl, PlainClient.CreateWithPipeline),
            "client bare" => await SdkAsync(Clients.BareOptions(baseUrl)),
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

    private static async Task<bool> RefitAsync(string baseUrl, Func<HttpMessageHandler, string, IPlainApi> create)
    {
        using var transport = new SocketsHttpHandler();
        return (await create(transport, baseUrl).SearchCallsAsync("+12025550100")).Data!.Results.Count == 10;
    }

    private static async Task<bool> SdkAsync(WithalloOptions options)
    {
        using var client = new WithalloClient(options);
        return (await client.Calls.SearchAsync("+12025550100")).Results.Count == 10;
    }

    private static ((double Time, string Said) Hand, (double Time, string Said) Sdk)[] InTurns(int rounds, ProcessStartInfo hand, ProcessStartInfo sdk)
    {
        var pairs = new ((double Time, string Said) Hand, (double Time, string Said) Sdk)[rounds];
        Measure(hand);
        Measure(sdk);
        for (var round = 0; round < rounds; round++)
        {
            // Each goes first half of the time.
            var before = round % 2 == 0 ? Measure(sdk) : default;
            var byHand = Measure(hand);
            pairs[round] = (byHand, round % 2 == 0 ? before : Measure(sdk));
        }

        return pairs;
    }

    private static ProcessStartInfo Child(string who, string baseUrl) => new(Environment.ProcessPath!, ["cold", who, baseUrl]);

    private static double Cpu(string said) => double.Parse(said, CultureInfo.InvariantCulture);

    private static (double Time, string Said) Measure(ProcessStartInfo program)
    {
        program.RedirectStandardOutput = true;
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(program)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? (Stopwatch.GetElapsedTime(start).TotalSeconds, said)
            : throw new InvalidOperationException($"{program.FileName} failed.");
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
