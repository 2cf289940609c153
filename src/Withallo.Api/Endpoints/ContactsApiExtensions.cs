namespace Withallo.Api;

/// <summary>What <see cref="IContactsApi"/> can do beyond single requests.</summary>
public static class ContactsApiExtensions
{
    /// <summary>
    /// All contacts, page after page: <c>GET /v1/api/contacts</c> as often as it takes, each when its first row is asked for.
    /// Every <c>await foreach</c> starts anew. Rows may shift between pages meanwhile: tell repeated ones by their ids.
    /// </summary>
    /// <remarks>Scope: <c>CONTACTS_READ</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="pageSize">Rows a request, 1 to 100.</param>
    /// <param name="options">Options of each request alone; an idempotency key is refused, for it would make every page the first one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The page size is out of range; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">While reading: a call failed.</exception>
    public static IAsyncEnumerable<Contact> SearchAllAsync(
        this IContactsApi api, int pageSize = Pages.LargestSize, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Pages.Check(options);
        Pages.CheckSize(pageSize);
        return Pages.ReadAllV1((page, token) => api.SearchAsync(page, pageSize, options, token), pageSize, cancellationToken);
    }

    /// <summary>
    /// All calls and messages with a contact, page after page: <c>GET /v1/api/contact/{contact_id}/conversation</c> as often as it
    /// takes, each when its first row is asked for. Every <c>await foreach</c> starts anew. Rows may shift between pages meanwhile.
    /// </summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="contactId">The contact's id.</param>
    /// <param name="alloNumber">Only on this number of the account; null: on all.</param>
    /// <param name="pageSize">Rows a request, 1 to 100.</param>
    /// <param name="options">Options of each request alone; an idempotency key is refused, for it would make every page the first one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentException">The id is empty, or the page size is out of range; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">While reading: there is no such contact.</exception>
    /// <exception cref="WithalloCallException">While reading: a call failed.</exception>
    public static IAsyncEnumerable<ConversationEntry> SearchConversationAllAsync(
        this IContactsApi api,
        string contactId,
        string? alloNumber = null,
        int pageSize = Pages.LargestSize,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Pages.Check(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(contactId);
        Pages.CheckSize(pageSize);
        return Pages.ReadAllV1(
            (page, token) => api.SearchConversationAsync(contactId, page, pageSize, alloNumber, options, token), pageSize, cancellationToken);
    }
}
