using Refit;

namespace Withallo.Api;

/// <summary>
/// Sends messages, which only API v1 can. A message is never sent twice by this SDK: it tries again only when Allo certainly did
/// not take the message (the connection was refused, or a 429 of a rate limit), and throws after any other failure of the connection, a
/// timeout or a 5xx, for the message may have gone out.
/// </summary>
[PathPrefix("/v1/api")]
public interface ISmsApi
{
    /// <summary>Sends a message from one of the account's numbers: <c>POST /v1/api/sms</c>.</summary>
    /// <remarks>Scope: <c>SMS_SEND</c>. For France, use <see cref="SendFranceAsync"/>.</remarks>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Cancels the call; the message may have gone out all the same.</param>
    /// <exception cref="ArgumentException">A member is empty or too long; nothing was sent.</exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused: <c>INVALID_TO_NUMBER</c>, <c>TO_NUMBER_COUNTRY_MISMATCH</c>, <c>INVALID_LENGTH</c>, <c>PROVIDER_NOT_SUPPORTED</c>.
    /// </exception>
    /// <exception cref="WithalloNotFoundException"><c>FROM_NUMBER_NOT_FOUND</c>: the sender is not a number of the account.</exception>
    [Post("/sms")]
    [Headers(Scopes.Header + Scopes.SmsSend)]
    Task<SentSms> SendAsync(
        [Body] SendSmsRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a message to France under a verified sender ID: <c>POST /v1/api/sms</c>. French carriers refuse business messages
    /// from ordinary mobile numbers.
    /// </summary>
    /// <remarks>Scope: <c>SMS_SEND</c>. The same endpoint as <see cref="SendAsync"/>: the body decides.</remarks>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Cancels the call; the message may have gone out all the same.</param>
    /// <exception cref="ArgumentException">A member is empty or too long; nothing was sent.</exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused: <c>INVALID_SENDER_ID</c>, <c>SENDER_ID_NOT_ACTIVE</c>, <c>INVALID_TO_NUMBER</c>, <c>INVALID_LENGTH</c>.
    /// </exception>
    [Post("/sms")]
    [Headers(Scopes.Header + Scopes.SmsSend)]
    Task<SentSms> SendFranceAsync(
        [Body] SendSmsFranceRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
