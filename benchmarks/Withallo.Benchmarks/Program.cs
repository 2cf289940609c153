using System.Globalization;
using System.Runtime.CompilerServices;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Withallo.Benchmarks.Running;
using Withallo.Benchmarks.Support;

// What each command is for: docs/internals/performance.md.
switch (args)
{
    case ["cold", var who, var baseUrl]:
        return await ColdStart.ChildAsync(who, baseUrl);
    case ["serve"]:
        Serve();
        return 0;
    case ["ratios", ..]:
        PairedRun.Run(args.ElementAtOrDefault(1) ?? "", int.Parse(args.ElementAtOrDefault(2) ?? "101", CultureInfo.InvariantCulture));
        return 0;
    case ["coldstart", var rounds, var hand, var sdk]:
        ColdStart.Run(int.Parse(rounds, CultureInfo.InvariantCulture), hand, sdk);
        return 0;
    case ["coldstart", ..]:
        ColdStart.Run(int.Parse(args.ElementAtOrDefault(1) ?? "31", CultureInfo.InvariantCulture));
        return 0;
    default:
        RunBenchmarkDotNet(args);
        return 0;
}

// Ten calls for whoever asks, until the input ends; the first line of output says where (eng/first-call.sh).
static void Serve()
{
    using var server = new CannedServer(Bodies.Calls(10, 20));
    Console.WriteLine(server.BaseUrl);
    while (Console.ReadLine() is not null)
    {
    }
}

// Apart, so that a cold process does not load BenchmarkDotNet.
[MethodImpl(MethodImplOptions.NoInlining)]
static void RunBenchmarkDotNet(string[] args) =>
    BenchmarkSwitcher.FromAssembly(typeof(PairedRun).Assembly).Run(
        args,
        DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default));
