using Refit;

namespace Withallo.Api.V2;

/// <summary>The account's tags, and which calls bear them. Calls take tags, messages do not.</summary>
[PathPrefix("/v2/api")]
public interface ITagsApi
{
    /// <summary>All tags of the account: <c>GET /v2/api/tags</c>. Not paged.</summary>
    /// <remarks>Scope: <c>TAGS_READ</c>.</remarks>
    [Get("/tags")]
    [Headers(Scopes.Header + Scopes.TagsRead)]
    Task<IReadOnlyList<Tag>> ListAsync(
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Puts tags on a call: <c>POST /v2/api/conversations/items/{id}/tags</c>.</summary>
    /// <remarks>Scope: <c>TAGS_WRITE</c>.</remarks>
    /// <param name="callId">The call's id, <c>cll-…</c>.</param>
    /// <param name="request">The tags.</param>
    /// <exception cref="ArgumentException">The id is empty, or there is no tag; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such call.</exception>
    /// <exception cref="WithalloConflictException">
    /// <c>TAG_ALREADY_EXISTS</c>: the call bears the tag already, which is harmless.
    /// </exception>
    [Post("/conversations/items/{id}/tags")]
    [Headers(Repeat.WithKey, Scopes.Header + Scopes.TagsWrite)]
    Task AddAsync(
        [AliasAs("id")] string callId,
        [Body] AddTagsRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Takes a tag off a call: <c>DELETE /v2/api/conversations/items/{id}/tags/{tag}</c>.</summary>
    /// <remarks>Scope: <c>TAGS_WRITE</c>.</remarks>
    /// <param name="callId">The call's id, <c>cll-…</c>.</param>
    /// <param name="tag">The tag by its key (<see cref="Tag.Name"/>).</param>
    /// <exception cref="ArgumentException">A value is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such call, or the call does not bear the tag (<c>TAG_NOT_FOUND</c>): Allo's pages disagree on whether the
    /// latter is an error. Treat it as done.
    /// </exception>
    [Delete("/conversations/items/{id}/tags/{tag}")]
    [Headers(Repeat.Safe, Repeat.WithKey, Scopes.Header + Scopes.TagsWrite)]
    Task RemoveAsync(
        [AliasAs("id")] string callId,
        string tag,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
