using Refit;

namespace Withallo.Api.V2;

/// <summary>
/// The deals of the CRM. Allo's help pages call them read-only, its reference does not: be ready for an error response to what writes.
/// </summary>
[PathPrefix("/v2/api")]
public interface IDealsApi
{
    /// <summary>Makes a deal: <c>POST /v2/api/crm/deals</c>.</summary>
    /// <remarks>
    /// Scope: <c>CRM_WRITE</c>. Allo's help pages call deals read-only, its reference does not. The
    /// scope is inferred.
    /// </remarks>
    /// <param name="request">The deal.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Post("/crm/deals")]
    [Headers(Repeat.WithKey, Scopes.Header + Scopes.CrmWrite)]
    Task<Deal> CreateAsync(
        [Body] CreateDealRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>A deal: <c>GET /v2/api/crm/deals/{id}</c>.</summary>
    /// <remarks>Scope: <c>CRM_READ</c>.</remarks>
    /// <param name="dealId">The deal's id.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such deal.</exception>
    [Get("/crm/deals/{id}")]
    [Headers(Scopes.Header + Scopes.CrmRead)]
    Task<Deal> GetAsync(
        [AliasAs("id")] string dealId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Changes what the request sets of a deal and leaves the rest: <c>PATCH /v2/api/crm/deals/{id}</c>.</summary>
    /// <remarks>
    /// Scope: <c>CRM_WRITE</c>. The scope is inferred. Not repeated after a failure of unknown outcome: Allo documents no
    /// idempotency key for PATCH.
    /// </remarks>
    /// <param name="dealId">The deal's id.</param>
    /// <param name="request">What to change.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such deal.</exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Patch("/crm/deals/{id}")]
    [Headers(Scopes.Header + Scopes.CrmWrite)]
    Task<Deal> UpdateAsync(
        [AliasAs("id")] string dealId,
        [Body] UpdateDealRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a deal: <c>DELETE /v2/api/crm/deals/{id}</c>.</summary>
    /// <remarks>
    /// Scope: <c>CRM_DELETE</c>. Allo's help pages call deals read-only, its reference does not. The
    /// scope is inferred.
    /// </remarks>
    /// <param name="dealId">The deal's id.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such deal. A repeated attempt may find its own success: treat it as done.
    /// </exception>
    [Delete("/crm/deals/{id}")]
    [Headers(Repeat.Safe, Repeat.WithKey, Scopes.Header + Scopes.CrmDelete)]
    Task DeleteAsync(
        [AliasAs("id")] string dealId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// One page of the deals that fit: <c>POST /v2/api/crm/deals/search</c>. To read all pages, use <c>SearchAllAsync</c>.
    /// </summary>
    /// <remarks>
    /// Scope: <c>CRM_READ</c>. A search changes nothing, so it is repeated after a failure like a read; in Allo's limits it
    /// counts as a write.
    /// </remarks>
    /// <param name="request">What must fit; an empty one finds all deals.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Post("/crm/deals/search")]
    [Headers(Repeat.Safe, Scopes.Header + Scopes.CrmRead)]
    Task<Page<Deal>> SearchAsync(
        [Body] SearchDealsRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
