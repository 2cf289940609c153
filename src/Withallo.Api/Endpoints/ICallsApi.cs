using System.ComponentModel.DataAnnotations;
using Refit;

namespace Withallo.Api;

/// <summary>The call history of API v1.</summary>
[PathPrefix("/v1/api")]
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
    /// <exception cref="ArgumentException">A value cannot be sent; nothing was.</exception>
    [Get("/calls?allo_number={allo_number}")]
    [Headers(Scopes.Header + Scopes.ConversationsRead)]
    Task<ResultPage<Call>> SearchAsync(
        [AliasAs("allo_number"), Phone] string alloNumber,
        [Query, AliasAs("contact_number"), Phone] string? contactNumber = null,
        [Query, AliasAs("page"), Range(0, int.MaxValue)] int page = 0,
        [Query, AliasAs("size"), Range(1, 100)] int size = 10,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
