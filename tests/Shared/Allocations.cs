namespace Withallo.Tests;

/// <summary>Counts what some work allocates on this thread: a stopwatch would tell of the machine, this tells of the code.</summary>
internal static class Allocations
{
    /// <summary>The bytes of one run, the least of many: the first ones also pay for compiling and for caches.</summary>
    public static long Of(Action work)
    {
        var least = long.MaxValue;
        for (var run = 0; run < 100; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    /// <inheritdoc cref="Of(Action)"/>
    public static long Of(Func<Task> work) => Of(() =>
    {
        var task = work();
        Assert.True(task.IsCompletedSuccessfully, "The work must be done on this thread, or its bytes are not counted.");
    });
}
