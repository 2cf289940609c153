using System.Text;
using Withallo.Api.V2;

namespace Withallo.Testing;

/// <summary>
/// A finished summary of a call. A call that has a <c>Summary</c> and none of these has one by itself, of <c>MARKDOWN_CLASSIC</c>;
/// a call with two of these wants to be told which one an update means.
/// </summary>
public sealed record SandboxCallSummary
{
    /// <summary>The call's id, as <see cref="Withallo.Api.Call.Id"/> has it.</summary>
    public required string CallId { get; init; }

    /// <summary>Which of the call's summaries it is.</summary>
    public SummaryTemplateKey TemplateKey { get; init; } = SummaryTemplateKey.MarkdownClassic;

    /// <summary>The text, Markdown.</summary>
    public string? Content { get; init; }

    /// <summary>How many times it was written.</summary>
    public long Version { get; init; } = 1;

    /// <summary>When it was last edited; null when only the AI wrote it.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("CallId = ").Append(CallId).Append(", TemplateKey = ").Append(TemplateKey.Value);
        return true;
    }
}
