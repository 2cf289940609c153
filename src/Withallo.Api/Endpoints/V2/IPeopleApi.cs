using Refit;

namespace Withallo.Api.V2;

/// <summary>The people of the CRM. Allo offers no way to delete one.</summary>
[PathPrefix("/v2/api")]
public interface IPeopleApi
{
    /// <summary>Makes a person: <c>POST /v2/api/crm/people</c>.</summary>
    /// <remarks>Scope: <c>CRM_WRITE</c>.</remarks>
    /// <param name="request">The person.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloConflictException">
    /// A number belongs to another person (<c>NUMBER_ALREADY_ASSIGNED</c>), <see cref="WithalloConflictException.ExistingId"/>: update that
    /// one, or set <see cref="CreatePersonRequest.AllowDuplicateNumber"/>.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Post("/crm/people")]
    [Headers(Repeat.WithKey, Scopes.Header + Scopes.CrmWrite)]
    Task<Person> CreateAsync(
        [Body] CreatePersonRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>A person: <c>GET /v2/api/crm/people/{id}</c>.</summary>
    /// <remarks>Scope: <c>CRM_READ</c>.</remarks>
    /// <param name="personId">The person's id.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such person.</exception>
    [Get("/crm/people/{id}")]
    [Headers(Scopes.Header + Scopes.CrmRead)]
    Task<Person> GetAsync(
        [AliasAs("id")] string personId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes what the request sets of a person and leaves the rest: <c>PUT /v2/api/crm/people/{id}</c>. Lists are replaced as
    /// a whole.
    /// </summary>
    /// <remarks>Scope: <c>CRM_WRITE</c>.</remarks>
    /// <param name="personId">The person's id.</param>
    /// <param name="request">What to change.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such person.</exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Put("/crm/people/{id}")]
    [Headers(Repeat.WithKey, Scopes.Header + Scopes.CrmWrite)]
    Task<Person> UpdateAsync(
        [AliasAs("id")] string personId,
        [Body] UpdatePersonRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// One page of the people that fit: <c>POST /v2/api/crm/people/search</c>. To read all pages, use <c>SearchAllAsync</c>.
    /// </summary>
    /// <remarks>
    /// Scope: <c>CRM_READ</c>. A search changes nothing, so it is repeated after a failure like a read; in Allo's limits it
    /// counts as a write.
    /// </remarks>
    /// <param name="request">What must fit; an empty one finds all people.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Post("/crm/people/search")]
    [Headers(Repeat.Safe, Scopes.Header + Scopes.CrmRead)]
    Task<Page<Person>> SearchAsync(
        [Body] SearchPeopleRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Puts a note on a person: <c>POST /v2/api/crm/people/{id}/notes</c>.</summary>
    /// <remarks>
    /// Scope: <c>NOTES_WRITE</c>. Seen in production; not in the vendor's published document of 2026-08. Not repeated after a failure of
    /// unknown outcome: it could make two notes.
    /// </remarks>
    /// <param name="personId">The person's id.</param>
    /// <param name="request">The note.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such person.</exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused the text: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Post("/crm/people/{id}/notes")]
    [Headers(Scopes.Header + Scopes.NotesWrite)]
    Task<PersonNote> AddNoteAsync(
        [AliasAs("id")] string personId,
        [Body] AddNoteRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
