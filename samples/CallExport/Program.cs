using System.Globalization;
using CallExport;
using Withallo;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Testing;

// CallExport [FOLDER] [FIRST-DAY] [LAST-DAY]: a month of calls and messages as CSV, their recordings beside it.
// Stop it whenever you like: the next run goes on where this one stopped.
var folder = args.ElementAtOrDefault(0) ?? "export";
var from = Day(args.ElementAtOrDefault(1)) ?? new DateOnly(2026, 4, 1);
var to = Day(args.ElementAtOrDefault(2)) ?? from.AddMonths(1);

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    var key = Environment.GetEnvironmentVariable("WITHALLO_API_KEY");
    await using var sandbox = string.IsNullOrWhiteSpace(key) ? await AlloSandbox.StartAsync(stop.Token) : null;
    if (sandbox is not null)
    {
        Console.WriteLine("WITHALLO_API_KEY is not set, so this uses a fake Allo on this machine.");
    }

    using var client = new WithalloClient(sandbox?.CreateOptions() ?? new WithalloOptions { ApiKey = key });
    var exported = await new Exporter(client, folder, new ProgressBar()).RunAsync(new AnalyticsDateRange(from, to), stop.Token);
    Console.WriteLine($"{exported.New} new rows and {exported.Recordings} new recordings in {Path.GetFullPath(folder)}; {exported.Known} were there already.");
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.WriteLine();
    Console.WriteLine("Stopped. Run it again to go on from here.");
    return 130;
}
catch (WithalloException exception)
{
    Console.WriteLine();
    Console.Error.WriteLine($"{exception.Message} Run it again to go on from here.");
    return 1;
}

static DateOnly? Day(string? text) =>
    text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
