using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;
using Withallo.Api.Json;

namespace Withallo.Api.V2;

/// <summary>The people of the CRM. Allo offers no way to delete one.</summary>
[AlloApi(ApiGeneration.V2, typeof(WithalloV2JsonContext))]
public interface IPeopleApi
{
    /// <summary>Makes a person: <c>POST /v2/api/crm/people</c>.</summary>
    /// <remarks>Scope: <c>CRM_WRITE</c>.</remarks>
    /// <param name="request">The person.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloConflictException">
    /// A number belongs to another person (<c>NUMBER_ALREADY_ASSIGNED</c>): update that one, or set
    /// <see cref="CreatePersonRequest.AllowDuplicateNumber"/>.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Post("/crm/people")]
    [Scope("CRM_WRITE")]
    [Idempotent]
    Task<Person> CreateAsync([Body] CreatePersonRequest request, CancellationToken cancellationToken = default);

    /// <summary>A person: <c>GET /v2/api/crm/people/{id}</c>.</summary>
    /// <remarks>Scope: <c>CRM_READ</c>.</remarks>
    /// <param name="personId">The person's id.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such person.</exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Get("/crm/people/{id}")]
    [Scope("CRM_READ")]
    [Repeatable]
    Task<Person> GetAsync([AliasAs("id")] string personId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes what the request sets of a person and leaves the rest: <c>PUT /v2/api/crm/people/{id}</c>. Lists are replaced as
    /// a whole.
    /// </summary>
    /// <remarks>Scope: <c>CRM_WRITE</c>.</remarks>
    /// <param name="personId">The person's id.</param>
    /// <param name="request">What to change.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such person.</exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Put("/crm/people/{id}")]
    [Scope("CRM_WRITE")]
    [Idempotent]
    Task<Person> UpdateAsync(
        [AliasAs("id")] string personId,
        [Body] UpdatePersonRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// One page of the people that fit: <c>POST /v2/api/crm/people/search</c>. To read all pages, use <c>SearchAllAsync</c>.
    /// </summary>
    /// <remarks>
    /// Scope: <c>CRM_READ</c>. A search changes nothing, so it is repeated after a failure like a read; in Allo's limits it
    /// counts as a write (rest-v2.md §16 trap 21).
    /// </remarks>
    /// <param name="request">What must fit; an empty one finds all people.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Post("/crm/people/search")]
    [Scope("CRM_READ")]
    [Repeatable]
    Task<Page<Person>> SearchAsync([Body] SearchPeopleRequest request, CancellationToken cancellationToken = default);
}
