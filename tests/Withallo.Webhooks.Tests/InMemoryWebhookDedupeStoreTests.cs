using System.Globalization;

namespace Withallo.Webhooks.Tests;

public sealed class InMemoryWebhookDedupeStoreTests
{
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_is_claimed_once_and_completed_once()
    {
        var store = Store();

        Assert.Equal(WebhookClaim.Claimed, await store.ClaimAsync("a", Ct));
        Assert.Equal(WebhookClaim.InProgress, await store.ClaimAsync("a", Ct));
        await store.CompleteAsync("a", Ct);
        Assert.Equal(WebhookClaim.Completed, await store.ClaimAsync("a", Ct));
        Assert.Equal(WebhookClaim.Claimed, await store.ClaimAsync("A", Ct));
    }

    [Fact]
    public async Task A_released_event_can_be_claimed_again()
    {
        var store = Store();
        await store.ClaimAsync("a", Ct);

        await store.ReleaseAsync("a", Ct);

        Assert.Equal(0, store.Count);
        Assert.Equal(WebhookClaim.Claimed, await store.ClaimAsync("a", Ct));
    }

    [Fact]
    public async Task A_completed_event_stays_completed_when_it_is_released()
    {
        var store = Store();
        await store.ClaimAsync("a", Ct);
        await store.CompleteAsync("a", Ct);

        await store.ReleaseAsync("a", Ct);
        await store.ReleaseAsync("never seen", Ct);

        Assert.Equal(WebhookClaim.Completed, await store.ClaimAsync("a", Ct));
    }

    [Fact]
    public async Task A_claim_lapses_after_a_minute()
    {
        var store = Store();
        await store.ClaimAsync("a", Ct);

        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(WebhookClaim.InProgress, await store.ClaimAsync("a", Ct));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(WebhookClaim.Claimed, await store.ClaimAsync("a", Ct));
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(WebhookClaim.InProgress, await store.ClaimAsync("a", Ct));
    }

    [Fact]
    public async Task A_completed_event_is_remembered_for_48_hours()
    {
        var store = Store();
        await store.ClaimAsync("a", Ct);
        await store.CompleteAsync("a", Ct);

        _clock.Advance(TimeSpan.FromHours(48) - TimeSpan.FromSeconds(1));
        Assert.Equal(WebhookClaim.Completed, await store.ClaimAsync("a", Ct));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(WebhookClaim.Claimed, await store.ClaimAsync("a", Ct));
    }

    [Fact]
    public async Task Work_that_outlives_its_claim_is_completed_all_the_same()
    {
        var store = Store();
        await store.ClaimAsync("a", Ct);
        _clock.Advance(TimeSpan.FromMinutes(5));

        await store.CompleteAsync("a", Ct);

        Assert.Equal(WebhookClaim.Completed, await store.ClaimAsync("a", Ct));
        Assert.Equal(1, store.Count);
    }

    [Fact]
    public async Task It_never_holds_more_than_its_capacity_and_forgets_the_oldest_handled_one_first()
    {
        var store = Store(capacity: 3);
        await store.ClaimAsync("held", Ct);
        foreach (var key in new[] { "1", "2", "3" })
        {
            await store.ClaimAsync(key, Ct);
            await store.CompleteAsync(key, Ct);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(3, store.Count);
        Assert.Equal(WebhookClaim.InProgress, await store.ClaimAsync("held", Ct));
        Assert.Equal(WebhookClaim.Completed, await store.ClaimAsync("3", Ct));
        Assert.Equal(WebhookClaim.Completed, await store.ClaimAsync("2", Ct));
        Assert.Equal(WebhookClaim.Claimed, await store.ClaimAsync("1", Ct));
        Assert.Equal(3, store.Count);
    }

    [Fact]
    public async Task A_store_full_of_claims_still_takes_new_events()
    {
        var store = Store(capacity: 2);

        Assert.Equal(WebhookClaim.Claimed, await store.ClaimAsync("1", Ct));
        Assert.Equal(WebhookClaim.Claimed, await store.ClaimAsync("2", Ct));
        Assert.Equal(WebhookClaim.Claimed, await store.ClaimAsync("3", Ct));

        Assert.Equal(2, store.Count);
    }

    [Fact]
    public async Task Its_size_follows_the_last_48_hours()
    {
        var store = Store();
        for (var i = 0; i < 1000; i++)
        {
            var key = i.ToString(CultureInfo.InvariantCulture);
            await store.ClaimAsync(key, Ct);
            await store.CompleteAsync(key, Ct);
            _clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.InRange(store.Count, 1, 48);
    }

    [Fact]
    public async Task Of_many_callers_at_once_one_gets_the_claim()
    {
        var store = new InMemoryWebhookDedupeStore();
        var claimed = 0;

        await Parallel.ForAsync(0, 1000, Ct, async (i, ct) =>
        {
            if (await store.ClaimAsync((i % 10).ToString(CultureInfo.InvariantCulture), ct) == WebhookClaim.Claimed)
            {
                Interlocked.Increment(ref claimed);
            }
        });

        Assert.Equal(10, claimed);
    }

    [Fact]
    public async Task A_cancelled_claim_claims_nothing()
    {
        var store = Store();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.ClaimAsync("a", new CancellationToken(canceled: true)));

        Assert.Equal(0, store.Count);
    }

    [Fact]
    public async Task A_finished_event_is_noted_even_when_the_delivery_was_cancelled()
    {
        var store = Store();
        await store.ClaimAsync("a", Ct);

        await store.CompleteAsync("a", new CancellationToken(canceled: true));

        Assert.Equal(WebhookClaim.Completed, await store.ClaimAsync("a", Ct));
    }

    [Fact]
    public async Task Numbers_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryWebhookDedupeStore(capacity: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryWebhookDedupeStore(retention: TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryWebhookDedupeStore(lease: TimeSpan.FromSeconds(-1)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store().ClaimAsync("", Ct));
    }

    private InMemoryWebhookDedupeStore Store(int capacity = 1000) => new(capacity, timeProvider: _clock);
}
