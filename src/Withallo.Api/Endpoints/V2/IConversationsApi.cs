using System.ComponentModel.DataAnnotations;
using Refit;

namespace Withallo.Api.V2;

/// <summary>Calls and messages, and the conversations they make up.</summary>
[PathPrefix("/v2/api")]
public interface IConversationsApi
{
    /// <summary>
    /// One page of the conversations of a number, latest activity first: <c>GET /v2/api/conversations</c>. To read all pages,
    /// use <c>ListAllAsync</c>.
    /// </summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c>.</remarks>
    /// <param name="alloNumber">One of the account's own numbers, E.164.</param>
    /// <param name="lastActivitySince">Only conversations in which something happened since; null: all.</param>
    /// <param name="unread">Only unread conversations, or only read ones; null: both.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="size">Rows a page, 1 to 100.</param>
    /// <param name="extend">What to return beyond the items themselves.</param>
    /// <exception cref="ArgumentException">A value cannot be sent; nothing was.</exception>
    [Get("/conversations?allo_number={allo_number}")]
    [Headers(Scopes.Header + Scopes.ConversationsRead)]
    Task<Page<ConversationSummary>> ListAsync(
        [AliasAs("allo_number"), Phone] string alloNumber,
        [Query, AliasAs("last_activity_since")] DateTimeOffset? lastActivitySince = null,
        [Query] bool? unread = null,
        [Query, AliasAs("page"), Range(1, int.MaxValue)] int page = 1,
        [Query, AliasAs("size"), Range(1, 100)] int size = 20,
        [Query] ItemExtensions extend = ItemExtensions.None,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// One page of the calls and messages that fit: <c>POST /v2/api/conversations/items/search</c>. To read all pages, use
    /// <c>SearchAllAsync</c>.
    /// </summary>
    /// <remarks>
    /// Scope: <c>CONVERSATIONS_READ</c>. A search changes nothing, so it is repeated after a failure like a read. It is a POST
    /// and counts as a write in Allo's limits.
    /// </remarks>
    /// <param name="request">What must fit; an empty one finds everything.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused, such as a search without a letter or digit (<c>INVALID_SEARCH_QUERY</c>).
    /// </exception>
    [Post("/conversations/items/search")]
    [Headers(Repeat.Safe, Scopes.Header + Scopes.ConversationsRead)]
    Task<Page<ConversationItem>> SearchAsync(
        [Body] ItemSearchRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>A call or a message: <c>GET /v2/api/conversations/items/{id}</c>.</summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c>.</remarks>
    /// <param name="itemId">The item's id: <c>cll-…</c> or <c>msg-…</c>.</param>
    /// <param name="extend">What to return beyond the item itself.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such item.</exception>
    /// <exception cref="WithalloValidationException">It is no item's id (<c>INVALID_ITEM_ID</c>).</exception>
    [Get("/conversations/items/{id}")]
    [Headers(Scopes.Header + Scopes.ConversationsRead)]
    Task<ConversationItem> GetItemAsync(
        [AliasAs("id")] string itemId,
        [Query] ItemExtensions extend = ItemExtensions.None,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Up to 100 calls and messages at once: <c>POST /v2/api/conversations/items/batch</c>. Allo leaves out those it does not
    /// know and promises no order: <c>GetItemsAsync</c> restores yours, and takes any number.
    /// </summary>
    /// <remarks>
    /// Scope: <c>CONVERSATIONS_READ</c>. A read, whatever its verb, so it is repeated after a failure; in Allo's limits it
    /// counts as a write.
    /// </remarks>
    /// <param name="request">Their ids.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    [Post("/conversations/items/batch")]
    [Headers(Repeat.Safe, Scopes.Header + Scopes.ConversationsRead)]
    Task<IReadOnlyList<ConversationItem>> BatchGetItemsAsync(
        [Body] BatchGetItemsRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Replaces a call's summary as a whole: <c>PATCH /v2/api/conversations/items/{id}/summary</c>.</summary>
    /// <remarks>
    /// Scope: <c>CONVERSATIONS_WRITE</c>. Not repeated after a failure of unknown outcome: Allo documents no idempotency key
    /// for PATCH, and a second update would be a version of its own.
    /// </remarks>
    /// <param name="callId">The call's id, <c>cll-…</c>.</param>
    /// <param name="request">The new summary.</param>
    /// <exception cref="ArgumentException">The id is empty, or there is no content; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such call, or it has no finished summary of that key (<c>SUMMARY_TEMPLATE_NOT_FOUND</c>).
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// The item is a message (<c>INVALID_ITEM_ID</c>), or the call has several summaries and none was named
    /// (<c>SUMMARY_TEMPLATE_KEY_REQUIRED</c>).
    /// </exception>
    [Patch("/conversations/items/{id}/summary")]
    [Headers(Scopes.Header + Scopes.ConversationsWrite)]
    Task<CallSummary> UpdateCallSummaryAsync(
        [AliasAs("id")] string callId,
        [Body] UpdateCallSummaryRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Marks a conversation as read or unread, or moves it into the archive or out of it:
    /// <c>PUT /v2/api/conversations/{contact_number}/action</c>.
    /// </summary>
    /// <remarks>
    /// Scope: <c>CONVERSATIONS_WRITE</c>. One of Allo's guides names <c>CONVERSATIONS_READ</c> instead.
    /// </remarks>
    /// <param name="contactNumber">The other number, E.164.</param>
    /// <param name="request">What to do.</param>
    /// <exception cref="ArgumentException">The number or the action is empty; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such conversation.</exception>
    /// <exception cref="WithalloValidationException">Allo does not know the action (<c>INVALID_ACTION</c>).</exception>
    [Put("/conversations/{contact_number}/action")]
    [Headers(Repeat.Safe, Repeat.WithKey, Scopes.Header + Scopes.ConversationsWrite)]
    Task ExecuteActionAsync(
        [AliasAs("contact_number"), Phone] string contactNumber,
        [Body] ConversationActionRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
