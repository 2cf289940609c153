using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>
/// A template to put in the place of the one there is: <b>what is not set is cleared</b>. To change
/// a part, begin with <see cref="From"/>.
/// </summary>
public sealed record ReplaceSummaryTemplateRequest : IValidatedRequest
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What the calls are about, 4,000 characters at most. Unset: cleared.</summary>
    public string? CallContext { get; init; }

    /// <summary>The icon, such as an emoji. Unset: cleared.</summary>
    public string? Icon { get; init; }

    /// <summary>The sections, 10 at most. Unset: cleared.</summary>
    public IReadOnlyList<SummaryTemplateSection>? Sections { get; init; }

    /// <summary>
    /// A template as it is, to change a part of it: <c>ReplaceSummaryTemplateRequest.From(template) with { Icon = "📞" }</c>.
    /// </summary>
    /// <param name="template">The template as Allo returned it.</param>
    public static ReplaceSummaryTemplateRequest From(SummaryTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return new()
        {
            Name = template.Name ?? "",
            CallContext = template.CallContext,
            Icon = template.Icon,
            Sections = template.Sections,
        };
    }

    void IValidatedRequest.Validate(string parameterName)
    {
        Validation.NotEmpty(Name, nameof(Name), parameterName);
        SummaryTemplateSection.CheckAll(Sections, parameterName);
    }
}
