using Withallo.Tests;

namespace Withallo.Blazor.Tests;

public sealed class MutationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void At_first_nothing_has_happened()
    {
        using var mutation = new Mutation<int, string>((_, _) => Task.FromResult("done"));

        Assert.Equal((null, null, false, false, false), StateOf(mutation));
    }

    [Fact]
    public async Task A_run_is_pending_until_its_data_is_there()
    {
        var response = new TaskCompletionSource<string>();
        using var mutation = new Mutation<int, string>((_, _) => response.Task);

        var run = mutation.RunAsync(1, Cancellation);
        Assert.Equal((null, null, true, false, false), StateOf(mutation));

        response.SetResult("done");
        Assert.True(await run);
        Assert.Equal(("done", null, false, true, false), StateOf(mutation));
    }

    [Fact]
    public async Task A_run_that_fails_throws_nothing_and_keeps_the_error()
    {
        var error = new InvalidOperationException();
        using var mutation = new Mutation<int, string>((_, _) => Task.FromException<string>(error));

        Assert.False(await mutation.RunAsync(1, Cancellation));

        Assert.Equal((null, error, false, false, true), StateOf(mutation));
    }

    [Fact]
    public async Task A_call_that_throws_before_its_first_await_is_an_error_too()
    {
        var error = new ArgumentException("not a number");
        using var mutation = new Mutation<int, string>((_, _) => throw error);

        Assert.False(await mutation.RunAsync(1, Cancellation));

        Assert.Same(error, mutation.Error);
    }

    [Fact]
    public async Task A_new_run_forgets_what_came_of_the_one_before()
    {
        var responses = new Queue<Task<string>>([Task.FromResult("first"), new TaskCompletionSource<string>().Task]);
        using var mutation = new Mutation<int, string>((_, _) => responses.Dequeue());
        await mutation.RunAsync(1, Cancellation);

        _ = mutation.RunAsync(2, Cancellation);

        Assert.Equal((null, null, true, false, false), StateOf(mutation));
    }

    [Fact]
    public async Task While_a_run_is_pending_another_one_is_not_begun()
    {
        var calls = new List<int>();
        var response = new TaskCompletionSource<string>();
        using var mutation = new Mutation<int, string>((args, _) =>
        {
            calls.Add(args);
            return response.Task;
        });

        var first = mutation.RunAsync(1, Cancellation);
        var second = mutation.RunAsync(2, Cancellation);
        response.SetResult("done");

        Assert.Same(first, second);
        Assert.True(await second);
        Assert.Equal([1], calls);
    }

    [Fact]
    public async Task Many_threads_at_once_begin_one_run()
    {
        var calls = 0;
        var response = new TaskCompletionSource<string>();
        using var mutation = new Mutation<int, string>((_, _) =>
        {
            Interlocked.Increment(ref calls);
            return response.Task;
        });

        await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => { _ = mutation.RunAsync(i, Cancellation); }, Cancellation)));

        Assert.Equal(1, calls);
        Assert.True(mutation.IsPending);
    }

    [Fact]
    public async Task A_cancelled_run_is_no_error()
    {
        using var stop = new CancellationTokenSource();
        using var mutation = new Mutation<int, string>(NeverAsync);

        var run = mutation.RunAsync(1, stop.Token);
        await stop.CancelAsync();

        Assert.False(await run);
        Assert.Equal((null, null, false, false, false), StateOf(mutation));
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_begins_nothing()
    {
        var calls = 0;
        using var mutation = new Mutation<int, string>((_, _) => Task.FromResult($"{++calls}"));

        Assert.False(await mutation.RunAsync(1, new CancellationToken(canceled: true)));

        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_an_error()
    {
        using var mutation = new Mutation<int, string>((_, _) => Task.FromException<string>(new TaskCanceledException()));

        await mutation.RunAsync(1, Cancellation);

        Assert.IsType<TaskCanceledException>(mutation.Error);
    }

    [Fact]
    public async Task Reset_forgets_data_and_error()
    {
        using var mutation = new Mutation<int, string>((_, _) => Task.FromResult("done"));
        await mutation.RunAsync(1, Cancellation);

        mutation.Reset();

        Assert.Equal((null, null, false, false, false), StateOf(mutation));
    }

    [Fact]
    public async Task Reset_cancels_the_pending_run_and_its_late_data_is_dropped()
    {
        var response = new TaskCompletionSource<string>();
        CancellationToken given = default;
        using var mutation = new Mutation<int, string>((_, token) =>
        {
            given = token;
            return response.Task;
        });
        var run = mutation.RunAsync(1, Cancellation);

        mutation.Reset();

        Assert.True(given.IsCancellationRequested);
        Assert.False(await run);
        response.SetResult("late");
        Assert.Equal((null, null, false, false, false), StateOf(mutation));
    }

    [Fact]
    public async Task After_disposal_nothing_happens()
    {
        var calls = 0;
        var mutation = new Mutation<int, string>((_, _) => Task.FromResult($"{++calls}"));
        mutation.Changed += () => Assert.Fail("A component that is gone was told.");

        mutation.Dispose();
        mutation.Reset();

        Assert.False(await mutation.RunAsync(1, Cancellation));
        Assert.Equal(0, calls);
    }

    [Fact]
    public async Task Disposal_cancels_what_is_under_way_and_tells_nobody()
    {
        CancellationToken given = default;
        var response = new TaskCompletionSource<string>();
        var mutation = new Mutation<int, string>((_, token) =>
        {
            given = token;
            return response.Task;
        });
        var run = mutation.RunAsync(1, Cancellation);
        mutation.Changed += () => Assert.Fail("A component that is gone was told.");

        mutation.Dispose();
        response.SetResult("late");

        Assert.True(given.IsCancellationRequested);
        Assert.False(await run);
        Assert.Null(mutation.Data);
    }

    [Fact]
    public async Task Every_change_is_told_when_it_can_be_read()
    {
        var response = new TaskCompletionSource<string>();
        using var mutation = new Mutation<int, string>((_, _) => response.Task);
        var seen = new List<(bool IsPending, string? Data)>();
        mutation.Changed += () => seen.Add((mutation.IsPending, mutation.Data));

        var run = mutation.RunAsync(1, Cancellation);
        response.SetResult("done");
        await run;
        mutation.Reset();

        Assert.Equal([(true, null), (false, "done"), (false, null)], seen);
    }

    [Fact]
    public async Task A_listener_that_runs_it_again_gets_the_running_task()
    {
        var calls = 0;
        var response = new TaskCompletionSource<string>();
        using var mutation = new Mutation<int, string>((_, _) =>
        {
            calls++;
            return response.Task;
        });
        Task<bool>? inner = null;
        mutation.Changed += () => inner ??= mutation.RunAsync(2, Cancellation);

        var outer = mutation.RunAsync(1, Cancellation);
        response.SetResult("done");
        await outer;

        Assert.Same(outer, inner);
        Assert.Equal(1, calls);
    }

    private static async Task<string> NeverAsync(int args, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, new ManualTimeProvider(), cancellationToken);
        return "never";
    }

    private static (string? Data, Exception? Error, bool IsPending, bool IsSuccess, bool IsError) StateOf(Mutation<int, string> mutation) =>
        (mutation.Data, mutation.Error, mutation.IsPending, mutation.IsSuccess, mutation.IsError);
}
