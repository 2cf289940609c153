using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;
using Withallo.Api.Json;

namespace Withallo.Api;

/// <summary>The call history of API v1.</summary>
[AlloApi(ApiGeneration.V1, typeof(CallsJsonContext))]
public interface ICallsApi
{
    /// <summary>
    /// One page of the calls of a number: <c>GET /v1/api/calls</c>. Allo documents no order and no date filter.
    /// To read all pages, use <c>SearchAllAsync</c>.
    /// </summary>
    /// <remarks>Scope: <c>CONVERSATIONS_READ</c>.</remarks>
    /// <param name="alloNumber">One of the account's own numbers, E.164.</param>
    /// <param name="contactNumber">Only calls with this number, E.164; null: with anybody.</param>
    /// <param name="page">The page, from 0.</param>
    /// <param name="size">Rows a page, 1 to 100.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">A value cannot be sent; nothing was.</exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Get("/calls")]
    [Scope("CONVERSATIONS_READ")]
    [Repeatable]
    Task<Page<Call>> SearchAsync(
        [AliasAs("allo_number")] string alloNumber,
        [AliasAs("contact_number")] string? contactNumber = null,
        [Between(0)] int page = 0,
        [Between(1, 100)] int size = 10,
        CancellationToken cancellationToken = default);
}
