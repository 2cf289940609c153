using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Api.V2;

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
    IWithalloV2Client V2 { get; }

    /// <summary>Downloads recordings.</summary>
    IRecordingsApi Recordings { get; }

    /// <summary>
    /// An HTTP client for requests of your own, with everything that a call of this client has: key, retries, limits, typed exceptions.
    /// Addresses are relative to <see cref="WithalloOptions.BaseUrl"/>, such as <c>v2/api/users</c>; give a request its options with
    /// <see cref="RequestOptions.OptionsKey"/>. Do not dispose it.
    /// </summary>
    HttpClient Http { get; }

    /// <summary>
    /// A Refit interface of your own, for what the SDK does not model: with everything that a call of this client has. What may be repeated
    /// is declared at its methods, with <see cref="Repeat"/>. They return <c>Task</c> or <c>Task&lt;T&gt;</c> of what stands under
    /// <c>data</c>; a <see cref="JsonElement"/> or an <see cref="IWholeResponse"/> is the whole body.
    /// </summary>
    /// <typeparam name="T">The interface; your project references the package Refit, whose generator implements it.</typeparam>
    /// <param name="json">Knows the types of its bodies, such as <c>MyJsonContext.Default</c>.</param>
    /// <exception cref="InvalidOperationException">Refit has generated nothing for the interface, or a method returns what cannot be read.</exception>
    T CreateApi<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] T>(JsonSerializerContext json)
        where T : class;

    /// <summary>
    /// Tries the key: <c>GET /v1/api/numbers</c>, scope <c>CONVERSATIONS_READ</c>. False when Allo refuses or cannot be reached.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call; the cancellation is thrown.</param>
    Task<bool> TestConnectionAsync(CancellationToken cancellationToken = default);
}
