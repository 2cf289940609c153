using System.Text.Json;
using Withallo.Json;

namespace Withallo.Api;

/// <summary>A contact read by its id: other members than lists show.</summary>
[AlloObject]
public sealed partial record ContactDetails : AlloObject
{
    /// <summary>The contact's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The first name.</summary>
    public string? Name { get; set; }

    /// <summary>The last name.</summary>
    public string? LastName { get; set; }

    /// <summary>The phone numbers, as Allo writes them.</summary>
    [AlloWrapped("number")]
    public IReadOnlyList<string> Numbers { get; set => field = value ?? []; } = [];

    /// <summary>The email addresses.</summary>
    [AlloWrapped("email")]
    public IReadOnlyList<string> Emails { get; set => field = value ?? []; } = [];

    /// <summary>The company.</summary>
    public ContactCompany? Company { get; set; }

    /// <summary>The job title.</summary>
    public string? JobTitle { get; set; }

    /// <summary>The website.</summary>
    public string? Website { get; set; }

    /// <summary>What connected systems know of the contact, by system (<c>HUBSPOT</c>, <c>SALESFORCE</c>, …), then by their own names.</summary>
    public IReadOnlyDictionary<string, JsonElement>? IntegrationData { get; set; }

    /// <summary>The account's own properties of the contact, values of any kind.</summary>
    public IReadOnlyDictionary<string, JsonElement>? CustomProperties { get; set; }

    /// <summary>How alive the relation is; only when asked for with <see cref="ContactExtensions.Engagement"/>.</summary>
    public Engagement Engagement { get; set; }

    /// <summary>What happened between the contact and the team; null unless asked for with <see cref="ContactExtensions.Activity"/>.</summary>
    public IReadOnlyList<ContactActivity>? Activity { get; set; }

    /// <summary>The path of the conversation on Allo's host, such as <c>/v1/api/contact/cnt_abc123/conversation</c>.</summary>
    public string? ConversationUrl { get; set; }
}
