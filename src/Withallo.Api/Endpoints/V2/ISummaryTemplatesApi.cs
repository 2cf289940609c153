using Refit;

namespace Withallo.Api.V2;

/// <summary>The templates that call summaries are written after.</summary>
[PathPrefix("/v2/api")]
public interface ISummaryTemplatesApi
{
    /// <summary>All templates but the deleted ones: <c>GET /v2/api/summary_templates</c>. Not paged.</summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_READ</c>.</remarks>
    [Get("/summary_templates")]
    [Headers(Scopes.Header + Scopes.SummaryTemplatesRead)]
    Task<IReadOnlyList<SummaryTemplate>> ListAsync(
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Makes a template: <c>POST /v2/api/summary_templates</c>.</summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_WRITE</c>.</remarks>
    /// <param name="request">The template.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Post("/summary_templates")]
    [Headers(Repeat.WithKey, Scopes.Header + Scopes.SummaryTemplatesWrite)]
    Task<SummaryTemplate> CreateAsync(
        [Body] CreateSummaryTemplateRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>A template: <c>GET /v2/api/summary_templates/{id}</c>.</summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_READ</c>.</remarks>
    /// <param name="templateId">The template's id.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such template, or it was deleted (<c>SUMMARY_TEMPLATE_NOT_FOUND</c>).
    /// </exception>
    [Get("/summary_templates/{id}")]
    [Headers(Scopes.Header + Scopes.SummaryTemplatesRead)]
    Task<SummaryTemplate> GetAsync(
        [AliasAs("id")] string templateId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces a template as a whole, <b>and clears what the request does not set</b>:
    /// <c>PUT /v2/api/summary_templates/{id}</c>. To change a part, begin with
    /// <see cref="ReplaceSummaryTemplateRequest.From"/>.
    /// </summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_WRITE</c>. Unlike every other update of API v2.</remarks>
    /// <param name="templateId">The template's id.</param>
    /// <param name="request">The whole template.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such template, or it was deleted (<c>SUMMARY_TEMPLATE_NOT_FOUND</c>).
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Put("/summary_templates/{id}")]
    [Headers(Repeat.Safe, Repeat.WithKey, Scopes.Header + Scopes.SummaryTemplatesWrite)]
    Task<SummaryTemplate> UpdateAsync(
        [AliasAs("id")] string templateId,
        [Body] ReplaceSummaryTemplateRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes a template: <c>DELETE /v2/api/summary_templates/{id}</c>. Allo keeps it out of sight: it is no longer listed or
    /// found.
    /// </summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_WRITE</c>. The scope is inferred: Allo does not state it for this operation.</remarks>
    /// <param name="templateId">The template's id.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such template. A repeated attempt may find its own success: treat it as done.
    /// </exception>
    [Delete("/summary_templates/{id}")]
    [Headers(Repeat.Safe, Repeat.WithKey, Scopes.Header + Scopes.SummaryTemplatesWrite)]
    Task DeleteAsync(
        [AliasAs("id")] string templateId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
