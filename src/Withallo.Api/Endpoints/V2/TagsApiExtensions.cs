namespace Withallo.Api.V2;

/// <summary>Shorter ways to call <see cref="ITagsApi"/>.</summary>
public static class TagsApiExtensions
{
    /// <summary>Puts tags on a call: <c>POST /v2/api/conversations/items/{id}/tags</c>.</summary>
    /// <remarks>Scope: <c>TAGS_WRITE</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="callId">The call's id, <c>cll-…</c>.</param>
    /// <param name="tags">The tags by their keys (<see cref="Tag.Name"/>), at least one.</param>
    /// <exception cref="ArgumentException">The id is empty, or there is no tag; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">What <see cref="ITagsApi.AddAsync"/> throws.</exception>
    public static Task AddAsync(
        this ITagsApi api, string callId, IEnumerable<string> tags, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(tags);
        return api.AddAsync(callId, new AddTagsRequest { Tags = [.. tags] }, options, cancellationToken);
    }
}
