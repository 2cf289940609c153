namespace Withallo.Api;

/// <summary>What <see cref="ICallsApi"/> can do beyond single requests.</summary>
public static class CallsApiExtensions
{
    /// <summary>
    /// All calls of a number, page after page: <c>GET /v1/api/calls</c> as often as it takes, each when its first row is asked for.
    /// Every <c>await foreach</c> starts anew. Calls that arrive meanwhile may shift rows between pages: tell repeated ones by their ids.
    /// </summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="alloNumber">One of the account's own numbers, E.164.</param>
    /// <param name="contactNumber">Only calls with this number, E.164; null: with anybody.</param>
    /// <param name="pageSize">Rows a request, 1 to 100.</param>
    /// <param name="options">Options of each request alone; an idempotency key is refused, for it would make every page the first one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentException">The number is empty, or the page size is out of range; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">While reading: a call failed.</exception>
    public static IAsyncEnumerable<Call> SearchAllAsync(
        this ICallsApi api,
        string alloNumber,
        string? contactNumber = null,
        int pageSize = Pages.LargestSize,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Pages.Check(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(alloNumber);
        Pages.CheckSize(pageSize);
        return Pages.ReadAllV1(
            (page, token) => api.SearchAsync(alloNumber, contactNumber, page, pageSize, options, token), pageSize, cancellationToken);
    }
}
