using Withallo.Webhooks.AspNetCore.Tests.Support;

namespace Withallo.Webhooks.AspNetCore.Tests;

/// <summary>Runs the tests, or, with <see cref="ReceiverProcess.Argument"/>, a receiver that a test means to kill.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) =>
        args is [ReceiverProcess.Argument, var folder] ? ReceiverProcess.RunAsync(new FileDedupeStore(folder), folder)
        : args.Any(static arg => arg is "--server" or "--internal-msbuild-node")
            ? Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
        : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
}
