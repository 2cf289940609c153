using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;
using Withallo.Api.Json;

namespace Withallo.Api.V2;

/// <summary>Figures about calls.</summary>
[AlloApi(ApiGeneration.V2, typeof(WithalloV2JsonContext))]
public interface IAnalyticsApi
{
    /// <summary>How the team did over a period, inbound and outbound: <c>POST /v2/api/analytics/overview</c>.</summary>
    /// <remarks>
    /// Scope: <c>CONVERSATIONS_READ</c>. It changes nothing, so it is repeated after a failure like a read; in Allo's limits it
    /// counts as a write (rest-v2.md §16 trap 21).
    /// </remarks>
    /// <param name="request">The period, and whose calls count.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// The period is reversed (<c>INVALID_DATE_RANGE</c>) or too wide (<c>DATE_RANGE_TOO_WIDE</c>).
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Post("/analytics/overview")]
    [Scope("CONVERSATIONS_READ")]
    [Repeatable]
    Task<TeamMetrics> GetTeamMetricsAsync([Body] TeamMetricsRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// How outbound calls did over a period: <c>POST /v2/api/analytics/outbound</c>. To read all calls behind a stage, use
    /// <c>GetOutboundItemsAllAsync</c>.
    /// </summary>
    /// <remarks>
    /// Scope: <c>CONVERSATIONS_READ</c>. The scope is inferred: Allo does not state it for this operation. It changes nothing,
    /// so it is repeated after a failure like a read; in Allo's limits it counts as a write (rest-v2.md §16 trap 21).
    /// </remarks>
    /// <param name="request">The period, whose calls count, and what to answer.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// The period is reversed (<c>INVALID_DATE_RANGE</c>) or too wide (<c>DATE_RANGE_TOO_WIDE</c>), or the granularity unknown
    /// (<c>INVALID_GRANULARITY</c>).
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Post("/analytics/outbound")]
    [Scope("CONVERSATIONS_READ")]
    [Repeatable]
    Task<OutboundMetrics> GetOutboundAsync(
        [Body] OutboundAnalyticsRequest request,
        CancellationToken cancellationToken = default);
}
