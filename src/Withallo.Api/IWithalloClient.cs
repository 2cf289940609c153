using Withallo.Api.V2;
using Withallo.Webhooks;

namespace Withallo.Api;

/// <summary>Allo's API: every endpoint of both generations, for one account. Safe to share between threads, and meant to live as long as the program.</summary>
public interface IWithalloClient
{
    /// <summary>The legacy webhooks of API v1, one number each.</summary>
    IWebhooksApi Webhooks { get; }

    /// <summary>The call history of API v1.</summary>
    ICallsApi Calls { get; }

    /// <summary>The contacts of API v1.</summary>
    IContactsApi Contacts { get; }

    /// <summary>Sends messages, which only API v1 can.</summary>
    ISmsApi Sms { get; }

    /// <summary>The account's numbers, of API v1.</summary>
    IPhoneNumbersApi PhoneNumbers { get; }

    /// <summary>The endpoints of API v2.</summary>
    WithalloV2Client V2 { get; }

    /// <summary>Downloads recordings.</summary>
    IRecordingsApi Recordings { get; }

    /// <summary>
    /// Tries the key: <c>GET /v1/api/numbers</c>, scope <c>CONVERSATIONS_READ</c>. False when Allo refuses or cannot be reached.
    /// </summary>
    /// <param name="cancellationToken">Ends the call; the cancellation is thrown, not answered.</param>
    Task<bool> TestConnectionAsync(CancellationToken cancellationToken = default);

    /// <summary>A receiver for the webhooks of this account; it needs nothing of the client, and a receiver alone needs no client.</summary>
    WebhookReceiver CreateWebhookReceiver();
}
