using Refit;

namespace Withallo.Api.V2;

/// <summary>What the key in use is and may do.</summary>
[PathPrefix("/v2/api")]
public interface IMeApi
{
    /// <summary>
    /// The key in use: its scopes, the endpoints it may call, its team and its limits. The first call to make with a new key:
    /// <c>GET /v2/api/me</c>.
    /// </summary>
    /// <remarks>Scope: none, any valid key will do.</remarks>
    [Get("/me")]
    Task<Me> GetAsync([Property(RequestOptions.Key)] RequestOptions? options = null, CancellationToken cancellationToken = default);
}
