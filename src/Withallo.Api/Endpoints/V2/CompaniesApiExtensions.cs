namespace Withallo.Api.V2;

/// <summary>What <see cref="ICompaniesApi"/> can do beyond single requests.</summary>
public static class CompaniesApiExtensions
{
    /// <summary>
    /// All companies that fit, page after page: <c>POST /v2/api/crm/companies/search</c> as often as it takes, each when its first
    /// row is asked for. Every <c>await foreach</c> starts anew. Rows may shift between pages meanwhile: tell repeated ones by
    /// their ids, or search with <see cref="CrmSort.CreatedAsc"/>.
    /// </summary>
    /// <remarks>Scope: <c>CRM_READ</c>. Each page counts as a write in Allo's limits.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="request">
    /// What must fit; null: all companies. Its <see cref="SearchCompaniesRequest.Page"/> is the page to begin with, its
    /// <see cref="SearchCompaniesRequest.Size"/> the rows a request, 100 when unset.
    /// </param>
    /// <param name="options">Options of each request alone; an idempotency key is refused, for it would make every page the first one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentException">The request cannot succeed, as its message says; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">While reading: a call failed.</exception>
    public static IAsyncEnumerable<Company> SearchAllAsync(
        this ICompaniesApi api, SearchCompaniesRequest? request = null, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Pages.Check(options);
        var first = Pages.Checked(request ?? new(), nameof(request));
        return Pages.ReadAllV2(
            (page, token) => api.SearchAsync(first with { Page = page, Size = first.Size ?? Pages.LargestSize }, options, token),
            static company => company.Id,
            first.Page ?? 1,
            cancellationToken);
    }
}
