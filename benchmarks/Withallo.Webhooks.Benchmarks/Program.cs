using System.Globalization;
using Withallo.Webhooks.Benchmarks;

// What each command is for: docs/internals/performance.md.
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : (int?)null;
switch (args.FirstOrDefault())
{
    case "endpoint":
        await EndpointRun.RunAsync(rounds ?? 201);
        return 0;
    case "inbox":
        await InboxRun.RunAsync(Environment.GetEnvironmentVariable(InboxRun.Variable), rounds ?? 11);
        return 0;
    default:
        Console.Error.WriteLine("endpoint [rounds] | inbox [rounds]");
        return 2;
}
