using Withallo.Json;

namespace Withallo.Api;

/// <summary>A contact as lists show it, and as create and update return it. Any member may be missing but the id.</summary>
[AlloObject]
public sealed partial record Contact : AlloObject
{
    /// <summary>The contact's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The first name.</summary>
    public string? Name { get; set; }

    /// <summary>The last name.</summary>
    public string? LastName { get; set; }

    /// <summary>The company; missing in the responses of create and update.</summary>
    public ContactCompany? Company { get; set; }

    /// <summary>The job title.</summary>
    public string? JobTitle { get; set; }

    /// <summary>The website.</summary>
    public string? Website { get; set; }

    /// <summary>The status, free text.</summary>
    public string? Status { get; set; }

    /// <summary>Whether the contact is archived.</summary>
    public bool IsArchived { get; set; }

    /// <summary>When the contact was made (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the contact was last changed (UTC).</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>The phone numbers, as Allo writes them.</summary>
    [AlloWrapped("number")]
    public IReadOnlyList<string> Numbers { get; set => field = value ?? []; } = [];

    /// <summary>The email addresses; Allo documents them for <see cref="ContactDetails"/> only.</summary>
    [AlloWrapped("email")]
    public IReadOnlyList<string> Emails { get; set => field = value ?? []; } = [];

    /// <summary>Whether calls of the contact always get through.</summary>
    public bool IsWhitelisted { get; set; }

    /// <summary>When the contact and the team were last in touch (UTC).</summary>
    public DateTimeOffset? LastActivityDate { get; set; }

    /// <summary>How alive the relation is.</summary>
    public Engagement Engagement { get; set; }
}
