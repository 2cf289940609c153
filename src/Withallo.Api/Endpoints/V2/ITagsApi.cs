using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;
using Withallo.Api.Json;

namespace Withallo.Api.V2;

/// <summary>The account's tags, and which calls bear them. Calls take tags, messages do not.</summary>
[AlloApi(ApiGeneration.V2, typeof(WithalloV2JsonContext))]
public interface ITagsApi
{
    /// <summary>All tags of the account: <c>GET /v2/api/tags</c>. Not paged.</summary>
    /// <remarks>Scope: <c>TAGS_READ</c>.</remarks>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Get("/tags")]
    [Scope("TAGS_READ")]
    [Repeatable]
    Task<IReadOnlyList<Tag>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Puts tags on a call: <c>POST /v2/api/conversations/items/{id}/tags</c>.</summary>
    /// <remarks>Scope: <c>TAGS_WRITE</c>.</remarks>
    /// <param name="callId">The call's id, <c>cll-…</c>.</param>
    /// <param name="request">The tags.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">The id is empty, or there is no tag; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such call.</exception>
    /// <exception cref="WithalloConflictException">
    /// <c>TAG_ALREADY_EXISTS</c>: the call bears the tag already, which is harmless.
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Post("/conversations/items/{id}/tags")]
    [Scope("TAGS_WRITE")]
    [Idempotent]
    Task AddAsync([AliasAs("id")] string callId, [Body] AddTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes a tag off a call: <c>DELETE /v2/api/conversations/items/{id}/tags/{tag}</c>.</summary>
    /// <remarks>Scope: <c>TAGS_WRITE</c>.</remarks>
    /// <param name="callId">The call's id, <c>cll-…</c>.</param>
    /// <param name="tag">The tag by its key (<see cref="Tag.Name"/>).</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">A value is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such call, or the call does not bear the tag (<c>TAG_NOT_FOUND</c>): Allo's pages disagree on whether the
    /// latter is an error (rest-v2.md §16 trap 15). Treat it as done.
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Delete("/conversations/items/{id}/tags/{tag}")]
    [Scope("TAGS_WRITE")]
    [Idempotent]
    [Repeatable]
    Task RemoveAsync([AliasAs("id")] string callId, string tag, CancellationToken cancellationToken = default);
}
