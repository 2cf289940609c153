using Refit;

namespace Withallo.Api;

#region interface
/// <summary>The account's numbers, of API v1.</summary>
[PathPrefix("/v1/api")]
public interface IPhoneNumbersApi
{
    /// <summary>All numbers of the account: <c>GET /v1/api/numbers</c>. Also the cheapest way to try a key.</summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c> (API v2 asks for another one for its own list).</remarks>
    [Get("/numbers")]
    [Headers(Scopes.Header + Scopes.ConversationsRead)]
    Task<IReadOnlyList<PhoneNumber>> ListAsync([Property(RequestOptions.Key)] RequestOptions? options = null, CancellationToken cancellationToken = default);
}
#endregion
