namespace Withallo.Api.V2;

/// <summary>What <see cref="IDealsApi"/> can do beyond single requests.</summary>
public static class DealsApiExtensions
{
    /// <summary>
    /// All deals that fit, page after page: <c>POST /v2/api/crm/deals/search</c> as often as it takes, each when its first
    /// row is asked for. Every <c>await foreach</c> starts anew. Rows may shift between pages meanwhile: tell repeated ones by
    /// their ids, or search with <see cref="CrmSort.CreatedAsc"/>.
    /// </summary>
    /// <remarks>Scope: <c>CRM_READ</c>. Each page counts as a write in Allo's limits (rest-v2.md §16 trap 21).</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="request">
    /// What must fit; null: all deals. Its <see cref="SearchDealsRequest.Page"/> is the page to begin with, its
    /// <see cref="SearchDealsRequest.Size"/> the rows a request, 100 when unset.
    /// </param>
    /// <param name="cancellationToken">Ends the reading, wherever it stands.</param>
    /// <exception cref="ArgumentException">The request cannot succeed, as its message says; nothing was sent.</exception>
    /// <exception cref="WithalloException">While reading: Allo refused, answered nonsense or could not be reached.</exception>
    public static IAsyncEnumerable<Deal> SearchAllAsync(
        this IDealsApi api, SearchDealsRequest? request = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        var first = Pages.Checked(request ?? new(), nameof(request));
        return Pages.ReadAllV2(
            (page, token) => api.SearchAsync(first with { Page = page, Size = first.Size ?? Pages.LargestSize }, token),
            first.Page ?? 1,
            cancellationToken);
    }
}
