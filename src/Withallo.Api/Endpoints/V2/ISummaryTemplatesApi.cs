using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;
using Withallo.Api.Json;

namespace Withallo.Api.V2;

/// <summary>The templates that call summaries are written after.</summary>
[AlloApi(ApiGeneration.V2, typeof(WithalloV2JsonContext))]
public interface ISummaryTemplatesApi
{
    /// <summary>All templates but the deleted ones: <c>GET /v2/api/summary_templates</c>. Not paged.</summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_READ</c>.</remarks>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Get("/summary_templates")]
    [Scope("SUMMARY_TEMPLATES_READ")]
    [Repeatable]
    Task<IReadOnlyList<SummaryTemplate>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes a template: <c>POST /v2/api/summary_templates</c>.</summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_WRITE</c>.</remarks>
    /// <param name="request">The template.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Post("/summary_templates")]
    [Scope("SUMMARY_TEMPLATES_WRITE")]
    [Idempotent]
    Task<SummaryTemplate> CreateAsync([Body] CreateSummaryTemplateRequest request, CancellationToken cancellationToken = default);

    /// <summary>A template: <c>GET /v2/api/summary_templates/{id}</c>.</summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_READ</c>.</remarks>
    /// <param name="templateId">The template's id.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such template, or it was deleted (<c>SUMMARY_TEMPLATE_NOT_FOUND</c>).
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Get("/summary_templates/{id}")]
    [Scope("SUMMARY_TEMPLATES_READ")]
    [Repeatable]
    Task<SummaryTemplate> GetAsync([AliasAs("id")] string templateId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces a template as a whole, <b>and clears what the request does not set</b>:
    /// <c>PUT /v2/api/summary_templates/{id}</c>. To change a part, begin with
    /// <see cref="ReplaceSummaryTemplateRequest.From"/>.
    /// </summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_WRITE</c>. Unlike every other update of API v2 (rest-v2.md §16 trap 3).</remarks>
    /// <param name="templateId">The template's id.</param>
    /// <param name="request">The whole template.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such template, or it was deleted (<c>SUMMARY_TEMPLATE_NOT_FOUND</c>).
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Put("/summary_templates/{id}")]
    [Scope("SUMMARY_TEMPLATES_WRITE")]
    [Idempotent]
    [Repeatable]
    Task<SummaryTemplate> UpdateAsync(
        [AliasAs("id")] string templateId,
        [Body] ReplaceSummaryTemplateRequest request,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes a template: <c>DELETE /v2/api/summary_templates/{id}</c>. Allo keeps it out of sight: it is no longer listed or
    /// found.
    /// </summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_WRITE</c>. The scope is inferred: Allo does not state it for this operation.</remarks>
    /// <param name="templateId">The template's id.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such template. A repeated attempt may find its own success: treat it as done.
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Delete("/summary_templates/{id}")]
    [Scope("SUMMARY_TEMPLATES_WRITE")]
    [Idempotent]
    [Repeatable]
    Task DeleteAsync([AliasAs("id")] string templateId, CancellationToken cancellationToken = default);
}
