using System.Text;
using System.Text.Json;
using Withallo.Api;

namespace Withallo.Testing;

/// <summary>A contact of the sandbox: what Allo returns of it in lists and, as another object, by its id.</summary>
public sealed record SandboxContact
{
    /// <summary>The contact's id, such as <c>cnt_abc123</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The first name.</summary>
    public string? Name { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The company.</summary>
    public ContactCompany? Company { get; init; }

    /// <summary>The job title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>The website.</summary>
    public string? Website { get; init; }

    /// <summary>The phone numbers, E.164. Calls and messages from or to one of them are the contact's conversation.</summary>
    public IReadOnlyList<string> Numbers { get; init => field = value ?? []; } = [];

    /// <summary>The email addresses.</summary>
    public IReadOnlyList<string> Emails { get; init => field = value ?? []; } = [];

    /// <summary>The status, free text; shown in lists.</summary>
    public string? Status { get; init; }

    /// <summary>Whether the contact is archived; shown in lists.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Whether calls of the contact always get through; shown in lists.</summary>
    public bool IsWhitelisted { get; init; }

    /// <summary>When the contact was made; shown in lists.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the contact was last changed; shown in lists.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When the contact and the team were last in touch; shown in lists. Null: the sandbox looks for the latest of changes, calls and messages.</summary>
    public DateTimeOffset? LastActivityDate { get; init; }

    /// <summary>How alive the relation is; shown in lists, and by id when asked for.</summary>
    public Engagement Engagement { get; init; }

    /// <summary>What connected systems know of the contact, by system; shown by id.</summary>
    public IReadOnlyDictionary<string, JsonElement> IntegrationData { get; init => field = value ?? NoData; } = NoData;

    /// <summary>The account's own properties of the contact; shown by id.</summary>
    public IReadOnlyDictionary<string, JsonElement>? CustomProperties { get; init; }

    private static IReadOnlyDictionary<string, JsonElement> NoData { get; } = new Dictionary<string, JsonElement>();

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id);
        return true;
    }
}
