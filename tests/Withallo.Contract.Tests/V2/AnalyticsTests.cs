using Withallo.Api.V2;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.V2;

public sealed class AnalyticsTests(ContractServer server) : ContractTest(server)
{
    private static readonly AnalyticsDateRange April = new(new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 30));

    private static readonly AnalyticsDateRange March = new(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));

    [Contract("v2/analytics-overview")]
    public async Task A_team_is_measured_and_compared()
    {
        var metrics = await Allo.V2.Analytics.GetTeamMetricsAsync(
            new TeamMetricsRequest { Date = April, CompareDate = March, Scope = AnalyticsScope.Numbers(Line) }, cancellationToken: Cancellation);

        Assert.Equal((120, 0.2), (metrics.Summary?.TotalCalls?.Value, metrics.Summary?.TotalCalls?.Change));
    }

    [Contract("v2/analytics-outbound")]
    public async Task Outbound_calls_are_measured_without_the_calls_themselves()
    {
        var metrics = await Allo.V2.Analytics.GetOutboundAsync(
            new OutboundAnalyticsRequest { Date = April, Scope = AnalyticsScope.Users("usr-a1"), Tags = ["meeting_booked"], Granularity = Granularity.Week },
            cancellationToken: Cancellation);

        Assert.Equal((80, null), (metrics.Funnel?.Dials?.Count?.Value, metrics.Items));
    }

    [Contract("v2/analytics-outbound-items")]
    public async Task The_calls_behind_a_stage_have_pages_of_their_own()
    {
        var calls = Allo.V2.Analytics.GetOutboundItemsAllAsync(
            new OutboundAnalyticsRequest { Date = April }, new OutboundDrilldown(OutboundStage.Connected), cancellationToken: Cancellation);

        Assert.Equal("cll-7", Assert.Single(await calls.ToListAsync(Cancellation)).Id);
    }
}
