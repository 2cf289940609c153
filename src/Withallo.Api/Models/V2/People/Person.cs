using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// A person of the CRM. Not a contact of conversations or of API v1: no id leads from one to the other. Any member may be missing but the id.
/// </summary>
[AlloObject]
public sealed partial record Person : AlloObject
{
    /// <summary>The person's id, <c>per-…</c>.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The first name.</summary>
    public string? Name { get; set; }

    /// <summary>The last name.</summary>
    public string? LastName { get; set; }

    /// <summary>The job title.</summary>
    public string? JobTitle { get; set; }

    /// <summary>The website.</summary>
    public string? Website { get; set; }

    /// <summary>The address, in one piece.</summary>
    public string? Address { get; set; }

    /// <summary>The phone numbers, E.164.</summary>
    [AlloWrapped("number")]
    public IReadOnlyList<string> Numbers { get; set => field = value ?? []; } = [];

    /// <summary>The email addresses.</summary>
    [AlloWrapped("email")]
    public IReadOnlyList<string> Emails { get; set => field = value ?? []; } = [];

    /// <summary>The company.</summary>
    public CompanyRef? Company { get; set; }

    /// <summary>How many calls and messages there were.</summary>
    public int? Interactions { get; set; }

    /// <summary>When there last was one (UTC).</summary>
    public DateTimeOffset? LastActivityAt { get; set; }

    /// <summary>When the person was made (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the person was last changed (UTC).</summary>
    public DateTimeOffset? UpdatedAt { get; set; }
}
