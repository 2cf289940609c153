using System.ComponentModel.DataAnnotations;
using Refit;

namespace Withallo.Api;

/// <summary>The contacts of API v1.</summary>
[PathPrefix("/v1/api")]
public interface IContactsApi
{
    /// <summary>A contact by its id: <c>GET /v1/api/contact/{contact_id}</c> (singular, as Allo has it).</summary>
    /// <remarks>Scope: <c>CONTACTS_READ</c>.</remarks>
    /// <param name="contactId">The contact's id.</param>
    /// <param name="extend">What to return beyond the contact itself.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such contact (Allo says 400 <c>CONTACT_NOT_FOUND</c>).</exception>
    [Get("/contact/{contact_id}")]
    [Headers(Scopes.Header + Scopes.ContactsRead)]
    Task<ContactDetails> GetAsync(
        [AliasAs("contact_id")] string contactId,
        [Query] ContactExtensions extend = ContactExtensions.None,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// One page of all contacts: <c>GET /v1/api/contacts</c>. Despite its name it takes no filter. To read all pages, use
    /// <c>SearchAllAsync</c>.
    /// </summary>
    /// <remarks>Scope: <c>CONTACTS_READ</c>.</remarks>
    /// <param name="page">The page, from 0.</param>
    /// <param name="size">Rows a page, 1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">Page or size is out of range; nothing was sent.</exception>
    [Get("/contacts")]
    [Headers(Scopes.Header + Scopes.ContactsRead)]
    Task<ResultPage<Contact>> SearchAsync(
        [Query, AliasAs("page"), Range(0, int.MaxValue)] int page = 0,
        [Query, AliasAs("size"), Range(1, 100)] int size = 10,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// One page of the calls and messages with a contact: <c>GET /v1/api/contact/{contact_id}/conversation</c>. To read all
    /// pages, use <c>SearchConversationAllAsync</c>.
    /// </summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c>.</remarks>
    /// <param name="contactId">The contact's id.</param>
    /// <param name="page">The page, from 0.</param>
    /// <param name="size">Rows a page, 1 to 100.</param>
    /// <param name="alloNumber">Only on this number of the account; null: on all.</param>
    /// <exception cref="ArgumentException">A value cannot be sent; nothing was.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such contact (Allo says 400 <c>CONTACT_NOT_FOUND</c>).</exception>
    [Get("/contact/{contact_id}/conversation")]
    [Headers(Scopes.Header + Scopes.ConversationsRead)]
    Task<ResultPage<ConversationEntry>> SearchConversationAsync(
        [AliasAs("contact_id")] string contactId,
        [Query, AliasAs("page"), Range(0, int.MaxValue)] int page = 0,
        [Query, AliasAs("size"), Range(1, 100)] int size = 10,
        [Query, AliasAs("allo_number"), Phone] string? alloNumber = null,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Makes a contact: <c>POST /v1/api/contacts</c>. Allo documents no rule against a second one with the same number.</summary>
    /// <remarks>Scope: <c>CONTACTS_READ_WRITE</c>.</remarks>
    /// <param name="request">The contact.</param>
    /// <exception cref="ArgumentException">The request has no number; nothing was sent.</exception>
    /// <exception cref="WithalloValidationException">Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.</exception>
    [Post("/contacts")]
    [Headers(Scopes.Header + Scopes.ContactsReadWrite)]
    Task<Contact> CreateAsync(
        [Body] CreateContactRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes what the request sets of a contact and leaves the rest: <c>PUT /v1/api/contacts/{contact_id}</c>. Lists are
    /// replaced as a whole.
    /// </summary>
    /// <remarks>Scope: <c>CONTACTS_READ_WRITE</c>.</remarks>
    /// <param name="contactId">The contact's id.</param>
    /// <param name="request">What to change.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such contact (Allo says 400 <c>CONTACT_NOT_FOUND</c>).</exception>
    [Put("/contacts/{contact_id}")]
    [Headers(Repeat.Safe, Scopes.Header + Scopes.ContactsReadWrite)]
    Task<Contact> UpdateAsync(
        [AliasAs("contact_id")] string contactId,
        [Body] UpdateContactRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
