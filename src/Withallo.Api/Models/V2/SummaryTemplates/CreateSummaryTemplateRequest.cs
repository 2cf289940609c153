using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>A template to make.</summary>
public sealed record CreateSummaryTemplateRequest : IValidatedRequest
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What the calls are about, 4,000 characters at most.</summary>
    public string? CallContext { get; init; }

    /// <summary>The icon, such as an emoji.</summary>
    public string? Icon { get; init; }

    /// <summary>The sections, 10 at most.</summary>
    public IReadOnlyList<SummaryTemplateSection>? Sections { get; init; }

    void IValidatedRequest.Validate(string parameterName)
    {
        Validation.NotEmpty(Name, nameof(Name), parameterName);
        SummaryTemplateSection.CheckAll(Sections, parameterName);
    }
}
