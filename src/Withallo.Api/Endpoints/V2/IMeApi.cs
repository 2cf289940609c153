using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;
using Withallo.Api.Json;

namespace Withallo.Api.V2;

/// <summary>What the key in use is and may do.</summary>
[AlloApi(ApiGeneration.V2, typeof(WithalloV2JsonContext))]
public interface IMeApi
{
    /// <summary>
    /// The key in use: its scopes, the endpoints it may call, its team and its limits. The first call to make with a new key:
    /// <c>GET /v2/api/me</c>.
    /// </summary>
    /// <remarks>Scope: none, any valid key will do.</remarks>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Get("/me")]
    [Repeatable]
    Task<Me> GetAsync(CancellationToken cancellationToken = default);
}
