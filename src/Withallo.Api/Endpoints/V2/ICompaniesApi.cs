using Refit;

namespace Withallo.Api.V2;

/// <summary>The companies of the CRM. Allo offers no way to delete one.</summary>
[PathPrefix("/v2/api")]
public interface ICompaniesApi
{
    /// <summary>Makes a company: <c>POST /v2/api/crm/companies</c>.</summary>
    /// <remarks>Scope: <c>CRM_WRITE</c>.</remarks>
    /// <param name="request">The company.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Post("/crm/companies")]
    [Headers(Repeat.WithKey, Scopes.Header + Scopes.CrmWrite)]
    Task<Company> CreateAsync(
        [Body] CreateCompanyRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>A company: <c>GET /v2/api/crm/companies/{id}</c>.</summary>
    /// <remarks>Scope: <c>CRM_READ</c>.</remarks>
    /// <param name="companyId">The company's id.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such company.</exception>
    [Get("/crm/companies/{id}")]
    [Headers(Scopes.Header + Scopes.CrmRead)]
    Task<Company> GetAsync(
        [AliasAs("id")] string companyId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Changes what the request sets of a company and leaves the rest: <c>PUT /v2/api/crm/companies/{id}</c>.</summary>
    /// <remarks>Scope: <c>CRM_WRITE</c>.</remarks>
    /// <param name="companyId">The company's id.</param>
    /// <param name="request">What to change.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such company.</exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Put("/crm/companies/{id}")]
    [Headers(Repeat.WithKey, Scopes.Header + Scopes.CrmWrite)]
    Task<Company> UpdateAsync(
        [AliasAs("id")] string companyId,
        [Body] UpdateCompanyRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// One page of the companies that fit: <c>POST /v2/api/crm/companies/search</c>. To read all pages, use
    /// <c>SearchAllAsync</c>.
    /// </summary>
    /// <remarks>
    /// Scope: <c>CRM_READ</c>. A search changes nothing, so it is repeated after a failure like a read; in Allo's limits it
    /// counts as a write.
    /// </remarks>
    /// <param name="request">What must fit; an empty one finds all companies.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Post("/crm/companies/search")]
    [Headers(Repeat.Safe, Scopes.Header + Scopes.CrmRead)]
    Task<Page<Company>> SearchAsync(
        [Body] SearchCompaniesRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
