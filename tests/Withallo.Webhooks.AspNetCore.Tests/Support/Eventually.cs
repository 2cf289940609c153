using System.Diagnostics;

namespace Withallo.Webhooks.AspNetCore.Tests.Support;

internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Waits for something that other threads bring about. The limit is there for code that never does; no test waits for it.</summary>
    public static async Task IsTrueAsync(Func<bool> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Assert.True(waited.Elapsed < Limit, "What the test waits for did not come.");
            await Task.Yield();
        }
    }
}
