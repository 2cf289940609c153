using Withallo.Api.Pipeline;
using Withallo.Tests;

namespace Withallo.Api.Tests.Resilience;

public class TurnQueueTests
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void There_are_so_many_turns_a_second_and_then_none()
    {
        var queue = new TurnQueue(3, 10, _clock);

        Assert.Equal([true, true, true, false], Take(queue, 4));
        _clock.Advance(TimeSpan.FromMilliseconds(1000));
        Assert.Equal([false], Take(queue, 1));
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Equal([true, true, true, false], Take(queue, 4));
    }

    [Fact]
    public async Task Who_came_first_is_let_through_first_and_nobody_overtakes()
    {
        var queue = new TurnQueue(1, 10, _clock);
        Assert.True(queue.TryTake());
        var first = queue.WaitAsync(Cancellation);
        var second = queue.WaitAsync(Cancellation);

        _clock.Advance(TimeSpan.FromMilliseconds(1020));
        Assert.True(await first);
        Assert.False(second.IsCompleted);
        Assert.False(queue.TryTake());

        _clock.Advance(TimeSpan.FromMilliseconds(1020));
        Assert.True(await second);
    }

    [Fact]
    public async Task One_who_gave_up_leaves_his_turn_to_the_next()
    {
        var queue = new TurnQueue(1, 10, _clock);
        Assert.True(queue.TryTake());
        using var impatient = new CancellationTokenSource();
        var first = queue.WaitAsync(impatient.Token);
        var second = queue.WaitAsync(Cancellation);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _clock.Advance(TimeSpan.FromMilliseconds(1020));

        Assert.True(await second);
    }

    [Fact]
    public async Task The_queue_has_an_end()
    {
        var queue = new TurnQueue(1, 2, _clock);
        Assert.True(queue.TryTake());
        var waiting = new[] { queue.WaitAsync(Cancellation), queue.WaitAsync(Cancellation) };

        Assert.False(await queue.WaitAsync(Cancellation));
        _clock.Advance(TimeSpan.FromMilliseconds(1020));
        _clock.Advance(TimeSpan.FromMilliseconds(1020));
        Assert.All(await Task.WhenAll(waiting), Assert.True);
    }

    [Fact]
    public async Task A_pause_holds_everyone_until_its_time_even_where_there_is_no_limit()
    {
        var queue = new TurnQueue(0, 10, _clock);
        Assert.True(queue.TryTake());

        queue.PauseFor(TimeSpan.FromSeconds(5));
        // A shorter one does not end a longer one early.
        queue.PauseFor(TimeSpan.FromSeconds(1));
        var waiting = queue.WaitAsync(Cancellation);
        _clock.Advance(TimeSpan.FromMilliseconds(4999));
        Assert.False(waiting.IsCompleted);
        Assert.False(queue.TryTake());

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await waiting);
        Assert.True(queue.TryTake());
    }

    [Fact]
    public async Task A_pause_that_comes_later_holds_those_who_wait_already()
    {
        var queue = new TurnQueue(1, 10, _clock);
        Assert.True(queue.TryTake());
        var waiting = queue.WaitAsync(Cancellation);

        queue.PauseFor(TimeSpan.FromSeconds(5));
        _clock.Advance(TimeSpan.FromMilliseconds(1020));
        Assert.False(waiting.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(3980));
        Assert.True(await waiting);
    }

    [Fact]
    public async Task A_higher_limit_lets_those_through_who_wait()
    {
        var queue = new TurnQueue(1, 10, _clock);
        Assert.True(queue.TryTake());
        var waiting = queue.WaitAsync(Cancellation);

        queue.Resize(2);
        _clock.Advance(TimeSpan.Zero);

        Assert.True(await waiting);
        Assert.False(queue.TryTake());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_second_holds_more_turns_than_the_highest_limit_in_force(int seed)
    {
        var random = new Random(seed);
        var limit = 5;
        var queue = new TurnQueue(limit, 10, _clock);
        var turns = new List<DateTimeOffset>();
        var limits = new List<(DateTimeOffset At, int Limit)> { (_clock.GetUtcNow(), limit) };
        for (var step = 0; step < 5000; step++)
        {
            switch (random.Next(20))
            {
                case 0:
                    queue.Resize(limit = random.Next(1, 12));
                    limits.Add((_clock.GetUtcNow(), limit));
                    break;
                case < 10:
                    _clock.Advance(TimeSpan.FromMilliseconds(random.Next(200)));
                    break;
                default:
                    if (queue.TryTake())
                    {
                        turns.Add(_clock.GetUtcNow());
                    }

                    break;
            }
        }

        Assert.NotEmpty(turns);
        for (var i = 0; i < turns.Count; i++)
        {
            var end = turns[i];
            var start = end - TimeSpan.FromSeconds(1);
            var allowed = limits.Where(change => change.At > start && change.At <= end).Append(limits.Last(change => change.At <= start || change == limits[0])).Max(static change => change.Limit);
            var taken = turns.Take(i + 1).Reverse().TakeWhile(turn => turn > start).Count();
            Assert.True(taken <= allowed, $"{taken} turns in the second before {end:O}, and the highest limit was {allowed}.");
        }
    }

    private static bool[] Take(TurnQueue queue, int times) => [.. Enumerable.Range(0, times).Select(_ => queue.TryTake())];
}
