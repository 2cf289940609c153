using System.Text.Json.Serialization;
using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>A call's new summary.</summary>
public sealed record UpdateCallSummaryRequest : IValidatedRequest
{
    /// <summary>The summary in Markdown, 100,000 characters at most. It replaces the whole one.</summary>
    public required string Content { get; init; }

    /// <summary>Which summary is meant; needed only if the call has several.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public SummaryTemplateKey TemplateKey { get; init; }

    void IValidatedRequest.Validate(string parameterName)
    {
        if (Content is null)
        {
            throw new ArgumentException("Content is missing: give the whole summary, which may be empty.", parameterName);
        }
    }

    /// <summary>The type alone: a summary tells what was said.</summary>
    public override string ToString() => nameof(UpdateCallSummaryRequest);
}
