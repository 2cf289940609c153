using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;
using Withallo.Api.Json;

namespace Withallo.Api.V2;

/// <summary>The companies of the CRM. Allo offers no way to delete one.</summary>
[AlloApi(ApiGeneration.V2, typeof(WithalloV2JsonContext))]
public interface ICompaniesApi
{
    /// <summary>Makes a company: <c>POST /v2/api/crm/companies</c>.</summary>
    /// <remarks>Scope: <c>CRM_WRITE</c>.</remarks>
    /// <param name="request">The company.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Post("/crm/companies")]
    [Scope("CRM_WRITE")]
    [Idempotent]
    Task<Company> CreateAsync([Body] CreateCompanyRequest request, CancellationToken cancellationToken = default);

    /// <summary>A company: <c>GET /v2/api/crm/companies/{id}</c>.</summary>
    /// <remarks>Scope: <c>CRM_READ</c>.</remarks>
    /// <param name="companyId">The company's id.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such company.</exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Get("/crm/companies/{id}")]
    [Scope("CRM_READ")]
    [Repeatable]
    Task<Company> GetAsync([AliasAs("id")] string companyId, CancellationToken cancellationToken = default);

    /// <summary>Changes what the request sets of a company and leaves the rest: <c>PUT /v2/api/crm/companies/{id}</c>.</summary>
    /// <remarks>Scope: <c>CRM_WRITE</c>.</remarks>
    /// <param name="companyId">The company's id.</param>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such company.</exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Put("/crm/companies/{id}")]
    [Scope("CRM_WRITE")]
    [Idempotent]
    Task<Company> UpdateAsync(
        [AliasAs("id")] string companyId,
        [Body] UpdateCompanyRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// One page of the companies that fit: <c>POST /v2/api/crm/companies/search</c>. To read all pages, use
    /// <c>SearchAllAsync</c>.
    /// </summary>
    /// <remarks>
    /// Scope: <c>CRM_READ</c>. A search changes nothing, so it is repeated after a failure like a read; in Allo's limits it
    /// counts as a write (rest-v2.md §16 trap 21).
    /// </remarks>
    /// <param name="request">What must fit; an empty one finds all companies.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Post("/crm/companies/search")]
    [Scope("CRM_READ")]
    [Repeatable]
    Task<Page<Company>> SearchAsync([Body] SearchCompaniesRequest request, CancellationToken cancellationToken = default);
}
