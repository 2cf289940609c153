namespace Withallo.Api.V2;

/// <summary>Shorter ways to call <see cref="INumbersApi"/>.</summary>
public static class NumbersApiExtensions
{
    /// <summary>
    /// Sets the summary template that new calls of a number get: <c>PUT /v2/api/numbers/{number}/default_summary_template</c>.
    /// </summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_WRITE</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="number">The number of the account, E.164.</param>
    /// <param name="summaryTemplateId">The template. To clear the default, use <see cref="ClearDefaultSummaryTemplateAsync"/>.</param>
    /// <exception cref="ArgumentException">A value is empty; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such number or template.</exception>
    public static Task<DefaultSummaryTemplate> SetDefaultSummaryTemplateAsync(
        this INumbersApi api, string number, string summaryTemplateId, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentException.ThrowIfNullOrWhiteSpace(summaryTemplateId);
        return api.SetDefaultSummaryTemplateAsync(
            number, new SetDefaultSummaryTemplateRequest { SummaryTemplateId = summaryTemplateId }, options, cancellationToken);
    }

    /// <summary>
    /// Leaves a number without a summary template of its own: <c>PUT /v2/api/numbers/{number}/default_summary_template</c>.
    /// </summary>
    /// <remarks>Scope: <c>SUMMARY_TEMPLATES_WRITE</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="number">The number of the account, E.164.</param>
    /// <exception cref="ArgumentException">The number is empty; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such number.</exception>
    public static Task<DefaultSummaryTemplate> ClearDefaultSummaryTemplateAsync(
        this INumbersApi api, string number, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        return api.SetDefaultSummaryTemplateAsync(
            number, new SetDefaultSummaryTemplateRequest { SummaryTemplateId = null }, options, cancellationToken);
    }
}
