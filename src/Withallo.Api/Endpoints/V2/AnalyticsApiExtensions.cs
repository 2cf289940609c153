namespace Withallo.Api.V2;

/// <summary>What <see cref="IAnalyticsApi"/> can do beyond single requests.</summary>
public static class AnalyticsApiExtensions
{
    /// <summary>
    /// All calls behind a stage of the outbound funnel, page after page: <c>POST /v2/api/analytics/outbound</c> as often as it
    /// takes, each when its first row is asked for. Every <c>await foreach</c> starts anew. Allo counts all figures again for
    /// every page, so ask for large ones.
    /// </summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c>. Each page counts as a write in Allo's limits.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="request">The period, and whose calls count. Its own drilldown is not looked at.</param>
    /// <param name="drilldown">
    /// The stage. Its <see cref="OutboundDrilldown.Page"/> is the page to begin with, its <see cref="OutboundDrilldown.Size"/> the
    /// rows a request, 100 when unset.
    /// </param>
    /// <param name="options">Options of each request alone; an idempotency key is refused, for it would make every page the first one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentException">The request cannot succeed, as its message says; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">While reading: a call failed.</exception>
    public static IAsyncEnumerable<OutboundDrilldownItem> GetOutboundItemsAllAsync(
        this IAnalyticsApi api,
        OutboundAnalyticsRequest request,
        OutboundDrilldown drilldown,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Pages.Check(options);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(drilldown);
        var first = Pages.Checked(request with { Drilldown = drilldown }, nameof(request));
        return Pages.ReadAllV2(
            async (page, token) =>
            {
                var asked = drilldown with { Page = page, Size = drilldown.Size ?? Pages.LargestSize };
                var metrics = await api.GetOutboundAsync(first with { Drilldown = asked }, options, token).ConfigureAwait(false);
                return metrics.Items ?? new();
            },
            static item => item.Id,
            drilldown.Page ?? 1,
            cancellationToken);
    }
}
