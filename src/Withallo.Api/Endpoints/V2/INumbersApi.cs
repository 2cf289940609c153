using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;
using Withallo.Api.Json;

namespace Withallo.Api.V2;

/// <summary>The phone numbers and sender IDs of the account.</summary>
[AlloApi(ApiGeneration.V2, typeof(WithalloV2JsonContext))]
public interface INumbersApi
{
    /// <summary>All phone numbers and sender IDs: <c>GET /v2/api/numbers</c>. Not paged.</summary>
    /// <remarks>Scope: <c>PHONE_NUMBERS_READ</c>. API v1 asks for another scope for its own list.</remarks>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Get("/numbers")]
    [Scope("PHONE_NUMBERS_READ")]
    [Repeatable]
    Task<IReadOnlyList<AlloNumber>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets or clears the summary template that new calls of a number get:
    /// <c>PUT /v2/api/numbers/{number}/default_summary_template</c>.
    /// </summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_WRITE</c>.</remarks>
    /// <param name="number">The number of the account, E.164.</param>
    /// <param name="request">The template, or null to clear.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">The number is empty; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such number (<c>PHONE_NUMBER_NOT_FOUND</c>) or template (<c>SUMMARY_TEMPLATE_NOT_FOUND</c>).
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Put("/numbers/{number}/default_summary_template")]
    [Scope("SUMMARY_TEMPLATES_WRITE")]
    [Idempotent]
    [Repeatable]
    Task<DefaultSummaryTemplate> SetDefaultSummaryTemplateAsync(
        string number,
        [Body] SetDefaultSummaryTemplateRequest request,
        CancellationToken cancellationToken = default);
}
