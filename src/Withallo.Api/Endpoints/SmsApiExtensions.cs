namespace Withallo.Api;

/// <summary>Shorter ways to call <see cref="ISmsApi"/>.</summary>
public static class SmsApiExtensions
{
    /// <summary>
    /// Sends a message from one of the account's numbers: <c>POST /v1/api/sms</c>. Never sent twice: see <see cref="ISmsApi"/>.
    /// </summary>
    /// <remarks>Scope: <c>SMS_SEND</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="from">The account's number that sends.</param>
    /// <param name="to">The number that receives: E.164, in the same country.</param>
    /// <param name="message">The text, 1 to 1000 characters.</param>
    /// <param name="cancellationToken">Cancels the call; the message may have gone out all the same.</param>
    /// <exception cref="ArgumentException">A value is empty or too long; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">What <see cref="ISmsApi.SendAsync"/> throws.</exception>
    public static Task<SentSms> SendAsync(
        this ISmsApi api, string from, string to, string message, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        return api.SendAsync(new SendSmsRequest { From = from, To = to, Message = message }, options, cancellationToken);
    }

    /// <summary>
    /// Sends a message to France under a verified sender ID: <c>POST /v1/api/sms</c>. Never sent twice: see <see cref="ISmsApi"/>.
    /// </summary>
    /// <remarks>Scope: <c>SMS_SEND</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="senderId">The sender ID, which Allo must have verified and activated.</param>
    /// <param name="to">The number that receives: E.164, starting with <c>+33</c>.</param>
    /// <param name="message">The text, 1 to 1000 characters.</param>
    /// <param name="cancellationToken">Cancels the call; the message may have gone out all the same.</param>
    /// <exception cref="ArgumentException">A value is empty or too long; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">What <see cref="ISmsApi.SendFranceAsync"/> throws.</exception>
    public static Task<SentSms> SendFranceAsync(
        this ISmsApi api, string senderId, string to, string message, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        return api.SendFranceAsync(new SendSmsFranceRequest { SenderId = senderId, To = to, Message = message }, options, cancellationToken);
    }
}
