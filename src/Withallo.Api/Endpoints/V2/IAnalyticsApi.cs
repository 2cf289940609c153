using Refit;

namespace Withallo.Api.V2;

/// <summary>Figures about calls.</summary>
[PathPrefix("/v2/api")]
public interface IAnalyticsApi
{
    /// <summary>How the team did over a period, inbound and outbound: <c>POST /v2/api/analytics/overview</c>.</summary>
    /// <remarks>
    /// Scope: <c>CONVERSATIONS_READ</c>. It changes nothing, so it is repeated after a failure like a read; in Allo's limits it
    /// counts as a write.
    /// </remarks>
    /// <param name="request">The period, and whose calls count.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// The period is reversed (<c>INVALID_DATE_RANGE</c>) or too wide (<c>DATE_RANGE_TOO_WIDE</c>).
    /// </exception>
    [Post("/analytics/overview")]
    [Headers(Repeat.Safe, Scopes.Header + Scopes.ConversationsRead)]
    Task<TeamMetrics> GetTeamMetricsAsync(
        [Body] TeamMetricsRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// How outbound calls did over a period: <c>POST /v2/api/analytics/outbound</c>. To read all calls behind a stage, use
    /// <c>GetOutboundItemsAllAsync</c>.
    /// </summary>
    /// <remarks>
    /// Scope: <c>CONVERSATIONS_READ</c>. The scope is inferred: Allo does not state it for this operation. It changes nothing,
    /// so it is repeated after a failure like a read; in Allo's limits it counts as a write.
    /// </remarks>
    /// <param name="request">The period, whose calls count, and what to return.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// The period is reversed (<c>INVALID_DATE_RANGE</c>) or too wide (<c>DATE_RANGE_TOO_WIDE</c>), or the granularity unknown
    /// (<c>INVALID_GRANULARITY</c>).
    /// </exception>
    [Post("/analytics/outbound")]
    [Headers(Repeat.Safe, Scopes.Header + Scopes.ConversationsRead)]
    Task<OutboundMetrics> GetOutboundAsync(
        [Body] OutboundAnalyticsRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
