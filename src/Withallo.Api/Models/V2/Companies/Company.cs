using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A company of the CRM. Any member may be missing but the id.</summary>
[AlloObject]
public sealed partial record Company : AlloObject
{
    /// <summary>The company's id, <c>com-…</c>.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The website.</summary>
    public string? Website { get; set; }

    /// <summary>The industry.</summary>
    public string? Industry { get; set; }

    /// <summary>How many people belong to it.</summary>
    public int? PersonCount { get; set; }

    /// <summary>How many calls and messages there were with all of them.</summary>
    public int? Interactions { get; set; }

    /// <summary>When there last was one (UTC).</summary>
    public DateTimeOffset? LastActivityAt { get; set; }

    /// <summary>When the company was made (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the company was last changed (UTC).</summary>
    public DateTimeOffset? UpdatedAt { get; set; }
}
