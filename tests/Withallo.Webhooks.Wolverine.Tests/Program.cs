using Withallo.Webhooks.Wolverine.Tests.Support;

namespace Withallo.Webhooks.Wolverine.Tests;

/// <summary>Runs the tests, or, with <see cref="ReceiverProcess.Argument"/>, a receiver that a test means to kill.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) =>
        args is [ReceiverProcess.Argument, var settings] ? ReceiverProcess.RunAsync(settings)
        : args.Any(static arg => arg is "--server" or "--internal-msbuild-node")
            ? Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
        : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
}
