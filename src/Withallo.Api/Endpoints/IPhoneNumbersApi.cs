using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;
using Withallo.Api.Json;

namespace Withallo.Api;

/// <summary>The account's numbers, of API v1.</summary>
[AlloApi(ApiGeneration.V1, typeof(PhoneNumbersJsonContext))]
public interface IPhoneNumbersApi
{
    /// <summary>All numbers of the account: <c>GET /v1/api/numbers</c>. Also the cheapest way to try a key.</summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c> (API v2 asks for another one for its own list).</remarks>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Get("/numbers")]
    [Scope("CONVERSATIONS_READ")]
    [Repeatable]
    Task<IReadOnlyList<PhoneNumber>> ListAsync(CancellationToken cancellationToken = default);
}
