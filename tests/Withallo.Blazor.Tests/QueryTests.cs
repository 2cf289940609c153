using Withallo.Api;
using Withallo.Tests;

namespace Withallo.Blazor.Tests;

public sealed class QueryTests
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Nothing_is_read_before_it_is_asked_for()
    {
        var reads = 0;
        using var query = new Query<string>(_ => Task.FromResult($"{++reads}"), _clock);

        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((null, null, false, 0), (query.Data, query.Error, query.IsLoading, reads));
    }

    [Fact]
    public async Task Data_stays_while_it_is_read_anew()
    {
        var responses = new Queue<TaskCompletionSource<string>>([new(), new()]);
        var (first, second) = (responses.First(), responses.Last());
        using var query = new Query<string>(_ => responses.Dequeue().Task);
        var run = query.RefreshAsync(Cancellation);
        Assert.Equal((null, true), (query.Data, query.IsLoading));
        first.SetResult("first");
        Assert.True(await run);

        run = query.RefreshAsync(Cancellation);

        Assert.Equal(("first", true), (query.Data, query.IsLoading));
        second.SetResult("second");
        Assert.True(await run);
        Assert.Equal(("second", false), (query.Data, query.IsLoading));
    }

    [Fact]
    public async Task Data_stays_when_reading_anew_fails_and_a_success_clears_the_error()
    {
        var error = new InvalidOperationException();
        var responses = new Queue<Task<string>>([Task.FromResult("first"), Task.FromException<string>(error), Task.FromResult("third")]);
        using var query = new Query<string>(_ => responses.Dequeue());
        await query.RefreshAsync(Cancellation);

        Assert.False(await query.RefreshAsync(Cancellation));
        Assert.Equal(("first", error), (query.Data, query.Error));

        Assert.True(await query.RefreshAsync(Cancellation));
        Assert.Equal(("third", null), (query.Data, query.Error));
    }

    [Fact]
    public async Task The_latest_run_wins_and_the_older_one_is_cancelled()
    {
        var runs = new List<(TaskCompletionSource<string> Response, CancellationToken Token)>();
        using var query = new Query<string>(token =>
        {
            runs.Add((new(), token));
            return runs[^1].Response.Task;
        });

        var older = query.RefreshAsync(Cancellation);
        var latest = query.RefreshAsync(Cancellation);
        Assert.False(await older);
        Assert.True(runs[0].Token.IsCancellationRequested);
        Assert.False(runs[1].Token.IsCancellationRequested);
        Assert.True(query.IsLoading);

        runs[1].Response.SetResult("latest");
        Assert.True(await latest);
        runs[0].Response.SetResult("older");
        Assert.Equal("latest", query.Data);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_everything_as_it_was()
    {
        var responses = new Queue<Func<CancellationToken, Task<string>>>([_ => Task.FromResult("first"), NeverAsync]);
        using var query = new Query<string>(token => responses.Dequeue()(token));
        await query.RefreshAsync(Cancellation);
        using var stop = new CancellationTokenSource();

        var run = query.RefreshAsync(stop.Token);
        await stop.CancelAsync();

        Assert.False(await run);
        Assert.Equal(("first", null, false), (query.Data, query.Error, query.IsLoading));
    }

    [Fact]
    public async Task It_polls_after_the_end_of_each_run()
    {
        var reads = 0;
        var response = new TaskCompletionSource<string>();
        using var query = new Query<string>(_ => ++reads == 2 ? response.Task : Task.FromResult($"{reads}"), _clock) { PollInterval = TimeSpan.FromSeconds(10) };
        await query.RefreshAsync(Cancellation);

        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(1, reads);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal((2, "1", true), (reads, query.Data, query.IsLoading));

        // The second one takes its time, and the third does not begin before it is done.
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, reads);
        response.SetResult("2");
        Assert.Equal("2", query.Data);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(3, reads);
    }

    [Fact]
    public async Task Reading_by_hand_counts_the_interval_anew()
    {
        var reads = 0;
        using var query = new Query<string>(_ => Task.FromResult($"{++reads}"), _clock) { PollInterval = TimeSpan.FromSeconds(10) };
        await query.RefreshAsync(Cancellation);
        _clock.Advance(TimeSpan.FromSeconds(6));
        await query.RefreshAsync(Cancellation);

        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task It_goes_on_polling_after_an_error()
    {
        var reads = 0;
        using var query = new Query<string>(
            _ => ++reads == 1 ? Task.FromException<string>(new InvalidOperationException()) : Task.FromResult($"{reads}"), _clock)
        {
            PollInterval = TimeSpan.FromSeconds(10),
        };
        await query.RefreshAsync(Cancellation);

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(("2", null), (query.Data, query.Error));
    }

    [Fact]
    public async Task It_polls_no_sooner_than_Allo_asks()
    {
        var reads = 0;
        var limited = new WithalloRateLimitException("limited") { RetryAfter = TimeSpan.FromSeconds(60) };
        using var query = new Query<string>(_ => ++reads == 1 ? Task.FromException<string>(limited) : Task.FromResult($"{reads}"), _clock)
        {
            PollInterval = TimeSpan.FromSeconds(10),
        };
        await query.RefreshAsync(Cancellation);

        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(1, reads);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task It_stops_polling_when_told_to()
    {
        var reads = 0;
        using var query = new Query<string>(_ => Task.FromResult($"{++reads}"), _clock) { PollInterval = TimeSpan.FromSeconds(10) };
        await query.RefreshAsync(Cancellation);

        query.PollInterval = null;
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, reads);
    }

    [Fact]
    public void An_interval_of_nothing_is_refused()
    {
        using var query = new Query<string>(_ => Task.FromResult(""), _clock);

        Assert.Throws<ArgumentOutOfRangeException>(() => query.PollInterval = TimeSpan.Zero);
    }

    [Fact]
    public async Task Disposal_cancels_ends_the_polling_and_tells_nobody()
    {
        var reads = 0;
        CancellationToken given = default;
        var query = new Query<string>(
            token =>
            {
                given = token;
                return ++reads == 1 ? Task.FromResult("1") : NeverAsync(token);
            },
            _clock)
        {
            PollInterval = TimeSpan.FromSeconds(10),
        };
        await query.RefreshAsync(Cancellation);
        var run = query.RefreshAsync(Cancellation);
        query.Changed += () => Assert.Fail("A component that is gone was told.");

        query.Dispose();

        Assert.True(given.IsCancellationRequested);
        Assert.False(await run);
        Assert.False(await query.RefreshAsync(Cancellation));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((2, 0), (reads, _clock.PendingTimers));
    }

    private static async Task<string> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, new ManualTimeProvider(), cancellationToken);
        return "never";
    }
}
