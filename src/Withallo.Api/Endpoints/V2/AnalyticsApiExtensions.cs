namespace Withallo.Api.V2;

/// <summary>What <see cref="IAnalyticsApi"/> can do beyond single requests.</summary>
public static class AnalyticsApiExtensions
{
    /// <summary>
    /// All calls behind a stage of the outbound funnel, page after page: <c>POST /v2/api/analytics/outbound</c> as often as it
    /// takes, each when its first row is asked for. Every <c>await foreach</c> starts anew. Allo counts all figures again for
    /// every page, so ask for large ones.
    /// </summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c>. Each page counts as a write in Allo's limits (rest-v2.md §16 trap 21).</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="request">The period, and whose calls count. Its own drilldown is not looked at.</param>
    /// <param name="drilldown">
    /// The stage. Its <see cref="OutboundDrilldown.Page"/> is the page to begin with, its <see cref="OutboundDrilldown.Size"/> the
    /// rows a request, 100 when unset.
    /// </param>
    /// <param name="cancellationToken">Ends the reading, wherever it stands.</param>
    /// <exception cref="ArgumentException">The request cannot succeed, as its message says; nothing was sent.</exception>
    /// <exception cref="WithalloException">While reading: Allo refused, answered nonsense or could not be reached.</exception>
    public static IAsyncEnumerable<OutboundDrilldownItem> GetOutboundItemsAllAsync(
        this IAnalyticsApi api,
        OutboundAnalyticsRequest request,
        OutboundDrilldown drilldown,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(drilldown);
        var first = Pages.Checked(request with { Drilldown = drilldown }, nameof(request));
        return Pages.ReadAllV2(
            async (page, token) =>
            {
                var asked = drilldown with { Page = page, Size = drilldown.Size ?? Pages.LargestSize };
                var metrics = await api.GetOutboundAsync(first with { Drilldown = asked }, token).ConfigureAwait(false);
                return metrics.Items ?? new();
            },
            drilldown.Page ?? 1,
            cancellationToken);
    }
}
