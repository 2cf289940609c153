using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace Withallo.Benchmarks.Running;

/// <summary>
/// Runs each benchmark in short turns with its baseline and gives the median of the ratios: whatever else the machine does meanwhile
/// slows both sides of a pair alike. "Undisturbed" compares the tenth of the turns in which each side was fastest.
/// </summary>
internal static class PairedRun
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1);

    public static void Run(string filter, int rounds)
    {
        Console.WriteLine("| work | baseline | time | bytes | time ratio | middle half | undisturbed | bytes ratio |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|");
        foreach (var setUp in BenchmarkCase.All(filter))
        {
            using var work = setUp();
            var (baselineName, baseline) = work.Methods[0];
            var turn = WarmUp(work);
            var baselineBytes = Bytes(baseline);
            foreach (var (name, method) in work.Methods.Skip(1))
            {
                var ratios = new double[rounds];
                var times = new double[rounds];
                var baselineTimes = new double[rounds];
                for (var round = 0; round < rounds; round++)
                {
                    // Each goes first half of the time.
                    var before = round % 2 == 0 ? Time(method, turn) : 0;
                    baselineTimes[round] = Time(baseline, turn);
                    var after = round % 2 == 1 ? Time(method, turn) : 0;
                    times[round] = before + after;
                    ratios[round] = times[round] / baselineTimes[round];
                }

                Array.Sort(ratios);
                Array.Sort(times);
                Array.Sort(baselineTimes);
                var bytes = Bytes(method);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {work.Name}: {name} | {baselineName} | {baselineTimes[rounds / 2] / turn / work.Operations * 1e6:0.00} µs | {Number(baselineBytes)} | {ratios[rounds / 2]:0.00} | {ratios[rounds / 4]:0.00}–{ratios[rounds * 3 / 4]:0.00} | {times[rounds / 10] / baselineTimes[rounds / 10]:0.00} | {Ratio(bytes, baselineBytes)} |"));
            }
        }
    }

    /// <summary>Has everything compiled to its last tier, and gives how often to run in one turn: compiling is over when nothing new came for a while.</summary>
    private static int WarmUp(BenchmarkCase work)
    {
        var sinceCompiled = Stopwatch.StartNew();
        var compiled = 0L;
        var runs = 0;
        while (sinceCompiled.Elapsed < WarmUpTime || runs < 3)
        {
            if (JitInfo.GetCompiledMethodCount() is var count && count != compiled)
            {
                compiled = count;
                sinceCompiled.Restart();
            }

            foreach (var (_, method) in work.Methods)
            {
                method();
            }

            runs++;
        }

        var some = Math.Max(1, runs / 100);
        var one = Enumerable.Range(0, 5).Min(_ => Time(work.Methods[0].Run, some)) / some;
        return Math.Max(1, (int)(Turn.TotalSeconds / one));
    }

    private static double Time(Action method, int times)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < times; i++)
        {
            method();
        }

        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    /// <summary>The bytes of one run, or null when part of the work is done on other threads.</summary>
    private static long? Bytes(Action method)
    {
        var threadBefore = GC.GetAllocatedBytesForCurrentThread();
        var processBefore = GC.GetTotalAllocatedBytes(precise: true);
        method();
        var process = GC.GetTotalAllocatedBytes(precise: true) - processBefore;
        var thread = GC.GetAllocatedBytesForCurrentThread() - threadBefore;
        return process > thread + 4096 ? null : thread;
    }

    private static string Number(long? bytes) => bytes?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    private static string Ratio(long? bytes, long? baseline) => (bytes, baseline) switch
    {
        (null, _) or (_, null) => "",
        (0, 0) => "0 bytes",
        (_, 0) => "",
        _ => ((double)bytes.Value / baseline.Value).ToString("0.00", CultureInfo.InvariantCulture),
    };
}
