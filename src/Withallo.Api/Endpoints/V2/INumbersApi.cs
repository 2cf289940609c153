using System.ComponentModel.DataAnnotations;
using Refit;

namespace Withallo.Api.V2;

/// <summary>The phone numbers and sender IDs of the account.</summary>
[PathPrefix("/v2/api")]
public interface INumbersApi
{
    /// <summary>All phone numbers and sender IDs: <c>GET /v2/api/numbers</c>. Not paged.</summary>
    /// <remarks>Scope: <c>PHONE_NUMBERS_READ</c>. API v1 asks for another scope for its own list.</remarks>
    [Get("/numbers")]
    [Headers(Scopes.Header + Scopes.PhoneNumbersRead)]
    Task<IReadOnlyList<AlloNumber>> ListAsync(
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets or clears the summary template that new calls of a number get:
    /// <c>PUT /v2/api/numbers/{number}/default_summary_template</c>.
    /// </summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_WRITE</c>.</remarks>
    /// <param name="number">The number of the account, E.164.</param>
    /// <param name="request">The template, or null to clear.</param>
    /// <exception cref="ArgumentException">The number is empty; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such number (<c>PHONE_NUMBER_NOT_FOUND</c>) or template (<c>SUMMARY_TEMPLATE_NOT_FOUND</c>).
    /// </exception>
    [Put("/numbers/{number}/default_summary_template")]
    [Headers(Repeat.Safe, Repeat.WithKey, Scopes.Header + Scopes.SummaryTemplatesWrite)]
    Task<DefaultSummaryTemplate> SetDefaultSummaryTemplateAsync(
        [Phone] string number,
        [Body] SetDefaultSummaryTemplateRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
