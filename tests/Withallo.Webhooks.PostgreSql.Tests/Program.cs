using Withallo.Webhooks.AspNetCore.Tests.Support;

namespace Withallo.Webhooks.PostgreSql.Tests;

/// <summary>Runs the tests, or, with <see cref="ReceiverProcess.Argument"/>, a receiver that a test means to kill.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) =>
        args is [ReceiverProcess.Argument, var folder, var table] ? ReceiverProcess.RunAsync(Database.CreateStore(table, ReceiverProcess.Lease), folder)
        : args.Any(static arg => arg is "--server" or "--internal-msbuild-node")
            ? Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
        : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
}
