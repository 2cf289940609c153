using Withallo.Api;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.Resilience;

/// <summary>A read that fails is made again, and the caller notices nothing.</summary>
public sealed class ReadTests(ContractServer server) : ContractTest(server)
{
    private const string Recovered = "resilience/read-recovered";

    [Contract(["resilience/read-unavailable", Recovered])]
    public Task A_read_survives_503() => SurvivesAsync(size: 1);

    [Contract(["resilience/read-server-error", Recovered])]
    public Task A_read_survives_500_in_HTML() => SurvivesAsync(size: 2);

    [Contract(["resilience/read-empty-response", Recovered])]
    public Task A_read_survives_an_empty_response() => SurvivesAsync(size: 3);

    [Contract(["resilience/read-connection-reset", Recovered])]
    public Task A_read_survives_a_reset() => SurvivesAsync(size: 4);

    [Contract(["resilience/read-random-data", Recovered])]
    public Task A_read_survives_random_data() => SurvivesAsync(size: 5);

    [Contract(["resilience/read-malformed-chunk", Recovered])]
    public Task A_read_survives_a_malformed_chunk() => SurvivesAsync(size: 6);

    [Contract(["resilience/read-slow", Recovered])]
    public async Task A_read_survives_a_response_that_is_too_late()
    {
        var read = SurvivesAsync(size: 7);
        await ReceivedAsync(read);
        Clock.Advance(TimeSpan.FromSeconds(30));

        await read;
    }

    [Contract(["resilience/read-limited", Recovered])]
    public async Task A_read_waits_for_as_long_as_Retry_After_says()
    {
        var start = Clock.GetUtcNow();

        await SurvivesAsync(size: 8);

        Assert.InRange(Clock.GetUtcNow() - start, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(8));
    }

    [Contract(["resilience/read-v2-limited", "resilience/read-v2-after-the-limit"])]
    public async Task A_read_of_v2_waits_for_as_long_as_the_body_says()
    {
        var start = Clock.GetUtcNow();

        await Allo.V2.Users.GetAsync("usr-429", cancellationToken: Cancellation);

        Assert.InRange(Clock.GetUtcNow() - start, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4));
    }

    [Contract("resilience/read-over-quota")]
    public async Task A_read_beyond_the_quota_of_the_day_is_not_tried_again()
    {
        var error = await Assert.ThrowsAsync<WithalloRateLimitException>(() => Allo.Contacts.SearchAsync(page: 1000, cancellationToken: Cancellation));

        Assert.Equal((TimeSpan.FromHours(1), 1), (error.RetryAfter, error.Attempts));
    }

    private async Task SurvivesAsync(int size)
    {
        var page = await Allo.Contacts.SearchAsync(size: size, cancellationToken: Cancellation);

        Assert.Equal("cnt_31Fa", Assert.Single(page.Results).Id);
    }
}
