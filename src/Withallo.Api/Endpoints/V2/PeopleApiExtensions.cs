namespace Withallo.Api.V2;

/// <summary>What <see cref="IPeopleApi"/> can do beyond single requests.</summary>
public static class PeopleApiExtensions
{
    /// <summary>
    /// All people that fit, page after page: <c>POST /v2/api/crm/people/search</c> as often as it takes, each when its first
    /// row is asked for. Every <c>await foreach</c> starts anew. Rows may shift between pages meanwhile: tell repeated ones by
    /// their ids, or search with <see cref="CrmSort.CreatedAsc"/>.
    /// </summary>
    /// <remarks>Scope: <c>CRM_READ</c>. Each page counts as a write in Allo's limits.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="request">
    /// What must fit; null: all people. Its <see cref="SearchPeopleRequest.Page"/> is the page to begin with, its
    /// <see cref="SearchPeopleRequest.Size"/> the rows a request, 100 when unset.
    /// </param>
    /// <param name="options">Options of each request alone; an idempotency key is refused, for it would make every page the first one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentException">The request cannot succeed, as its message says; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">While reading: a call failed.</exception>
    public static IAsyncEnumerable<Person> SearchAllAsync(
        this IPeopleApi api, SearchPeopleRequest? request = null, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Pages.Check(options);
        var first = Pages.Checked(request ?? new(), nameof(request));
        return Pages.ReadAllV2(
            (page, token) => api.SearchAsync(first with { Page = page, Size = first.Size ?? Pages.LargestSize }, options, token),
            static person => person.Id,
            first.Page ?? 1,
            cancellationToken);
    }

    /// <summary>Puts a note on a person: <c>POST /v2/api/crm/people/{id}/notes</c>.</summary>
    /// <remarks>Scope: <c>NOTES_WRITE</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="personId">The person's id.</param>
    /// <param name="content">The text.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">What <see cref="IPeopleApi.AddNoteAsync"/> throws.</exception>
    public static Task<PersonNote> AddNoteAsync(
        this IPeopleApi api, string personId, string content, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        return api.AddNoteAsync(personId, new AddNoteRequest { Content = content }, options, cancellationToken);
    }
}
