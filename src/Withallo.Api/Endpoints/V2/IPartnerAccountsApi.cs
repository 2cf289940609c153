using Refit;

namespace Withallo.Api.V2;

/// <summary>Accounts that a partner makes and pays for. A key sees only those it made itself.</summary>
[PathPrefix("/v2/api")]
public interface IPartnerAccountsApi
{
    /// <summary>
    /// Makes an account, secures its number and charges one seat: <c>POST /v2/api/partner/accounts</c>. Store the API key of
    /// the response: it is sent once and never again.
    /// </summary>
    /// <remarks>
    /// Scope: <c>PARTNER</c>. Repeated after a failure only under its idempotency key, so that no second seat is charged; Allo
    /// keeps the key for an hour.
    /// </remarks>
    /// <param name="request">The account.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloApiException">
    /// 402: the seat could not be charged (<c>PARTNER_BILLING_FAILED</c>, <c>PARTNER_SUBSCRIPTION_NOT_BILLABLE</c>).
    /// </exception>
    /// <exception cref="WithalloConflictException">
    /// The email or mobile is known already (<c>PARTNER_ACCOUNT_ALREADY_EXISTS</c>), or there is no such number to give
    /// (<c>NO_NUMBER_AVAILABLE</c>).
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Post("/partner/accounts")]
    [Headers(Repeat.WithKey, Scopes.Header + Scopes.Partner)]
    Task<PartnerAccount> CreateAsync(
        [Body] CreatePartnerAccountRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>An account, without its API key: <c>GET /v2/api/partner/accounts/{id}</c>.</summary>
    /// <remarks>Scope: <c>PARTNER</c>.</remarks>
    /// <param name="accountId">The id that create returned.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">This key made no such account (<c>PARTNER_ACCOUNT_NOT_FOUND</c>).</exception>
    [Get("/partner/accounts/{id}")]
    [Headers(Scopes.Header + Scopes.Partner)]
    Task<PartnerAccount> GetAsync(
        [AliasAs("id")] string accountId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Releases an account's seat: <c>DELETE /v2/api/partner/accounts/{id}</c>. The account works on until the end of the
    /// period that is paid.
    /// </summary>
    /// <remarks>Scope: <c>PARTNER</c>.</remarks>
    /// <param name="accountId">The id that create returned.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// This key made no such account. A repeated attempt may find its own success: treat it as done.
    /// </exception>
    [Delete("/partner/accounts/{id}")]
    [Headers(Repeat.Safe, Repeat.WithKey, Scopes.Header + Scopes.Partner)]
    Task DeleteAsync(
        [AliasAs("id")] string accountId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
