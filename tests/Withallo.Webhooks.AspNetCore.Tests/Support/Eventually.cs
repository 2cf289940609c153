namespace Withallo.Webhooks.AspNetCore.Tests.Support;

internal static class Eventually
{
    /// <summary>Waits for something that other threads bring about, without a clock: the test's own time limit ends it.</summary>
    public static async Task IsTrueAsync(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
