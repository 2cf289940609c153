using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A template that call summaries are written after.</summary>
[AlloObject]
public sealed partial record SummaryTemplate : AlloObject
{
    /// <summary>The template's id, <c>tst-…</c>.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>What the calls are about.</summary>
    public string? CallContext { get; set; }

    /// <summary>The icon, such as an emoji.</summary>
    public string? Icon { get; set; }

    /// <summary>The sections.</summary>
    public IReadOnlyList<SummaryTemplateSection> Sections { get; set => field = value ?? []; } = [];

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTimeOffset? UpdatedAt { get; set; }
}
