namespace Withallo.Api.V2;

/// <summary>What <see cref="IConversationsApi"/> can do beyond single requests.</summary>
public static class ConversationsApiExtensions
{
    /// <summary>
    /// All conversations of a number, page after page: <c>GET /v2/api/conversations</c> as often as it takes, each when its first
    /// row is asked for. Every <c>await foreach</c> starts anew. Conversations that come alive meanwhile may shift rows between pages.
    /// </summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="alloNumber">One of the account's own numbers, E.164.</param>
    /// <param name="lastActivitySince">Only conversations in which something happened since; null: all.</param>
    /// <param name="unread">Only unread conversations, or only read ones; null: both.</param>
    /// <param name="extend">What to return beyond the items themselves.</param>
    /// <param name="startPage">The page to begin with, from 1.</param>
    /// <param name="pageSize">Rows a request, 1 to 100.</param>
    /// <param name="options">Options of each request alone; an idempotency key is refused, for it would make every page the first one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentException">The number is empty, or a page value is out of range; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">While reading: a call failed.</exception>
    public static IAsyncEnumerable<ConversationSummary> ListAllAsync(
        this IConversationsApi api,
        string alloNumber,
        DateTimeOffset? lastActivitySince = null,
        bool? unread = null,
        ItemExtensions extend = ItemExtensions.None,
        int startPage = 1,
        int pageSize = Pages.LargestSize,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Pages.Check(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(alloNumber);
        Pages.CheckFirst(startPage);
        Pages.CheckSize(pageSize);
        return Pages.ReadAllV2(
            (page, token) => api.ListAsync(alloNumber, lastActivitySince, unread, page, pageSize, extend, options, token),
            static conversation => (conversation.ContactNumber, conversation.LastActivity),
            startPage,
            cancellationToken);
    }

    /// <summary>
    /// All calls and messages that fit, page after page: <c>POST /v2/api/conversations/items/search</c> as often as it takes, each
    /// when its first row is asked for. Every <c>await foreach</c> starts anew. Items that arrive meanwhile may shift rows between
    /// pages: tell repeated ones by their ids, or search with <see cref="ItemSort.DateAsc"/>.
    /// </summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c>. Each page counts as a write in Allo's limits.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="request">
    /// What must fit; null: everything. Its <see cref="ItemSearchRequest.Page"/> is the page to begin with, its
    /// <see cref="ItemSearchRequest.Size"/> the rows a request, 100 when unset.
    /// </param>
    /// <param name="options">Options of each request alone; an idempotency key is refused, for it would make every page the first one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentException">The request cannot succeed, as its message says; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">While reading: a call failed.</exception>
    public static IAsyncEnumerable<ConversationItem> SearchAllAsync(
        this IConversationsApi api, ItemSearchRequest? request = null, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Pages.Check(options);
        var first = Pages.Checked(request ?? new(), nameof(request));
        return Pages.ReadAllV2(
            (page, token) => api.SearchAsync(first with { Page = page, Size = first.Size ?? Pages.LargestSize }, options, token),
            static item => item.Id,
            first.Page ?? 1,
            cancellationToken);
    }

    /// <summary>
    /// Calls and messages by their ids, as many as you like: <c>POST /v2/api/conversations/items/batch</c> for every 100. They come
    /// in the order of the ids, an id given twice twice; those Allo does not know are left out.
    /// </summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="itemIds">The ids of calls (<c>cll-…</c>) and messages (<c>msg-…</c>), mixed as you like; none: no request.</param>
    /// <exception cref="ArgumentException">An id is empty; nothing more was sent.</exception>
    public static async Task<IReadOnlyList<ConversationItem>> GetItemsAsync(
        this IConversationsApi api, IEnumerable<string> itemIds, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(itemIds);
        string[] wanted = [.. itemIds];
        var found = new Dictionary<string, ConversationItem>(StringComparer.Ordinal);
        foreach (var ids in wanted.Distinct(StringComparer.Ordinal).Chunk(BatchGetItemsRequest.MostIds))
        {
            var request = new BatchGetItemsRequest { Ids = ids };
            foreach (var item in await api.BatchGetItemsAsync(request, options, cancellationToken).ConfigureAwait(false))
            {
                found[item.Id] = item;
            }
        }

        return [.. wanted.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>
    /// Marks a conversation as read or unread, or moves it into the archive or out of it:
    /// <c>PUT /v2/api/conversations/{contact_number}/action</c>.
    /// </summary>
    /// <remarks>Scope: <c>CONVERSATIONS_WRITE</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="contactNumber">The other number, E.164.</param>
    /// <param name="action">What to do, such as <see cref="ConversationAction.Archive"/>.</param>
    /// <param name="alloNumber">Only on this number of the account, E.164; null: on all.</param>
    /// <exception cref="ArgumentException">The number or the action is empty; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">What <see cref="IConversationsApi.ExecuteActionAsync"/> throws.</exception>
    public static Task ExecuteActionAsync(
        this IConversationsApi api,
        string contactNumber,
        ConversationAction action,
        string? alloNumber = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        return api.ExecuteActionAsync(
            contactNumber, new ConversationActionRequest { Action = action, AlloNumber = alloNumber }, options, cancellationToken);
    }
}
