using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>
/// The contact at the other end of a call. The account's own contact properties, such as <c>lead_source</c>, stand in
/// <see cref="AlloObject.AdditionalProperties"/> by their names.
/// </summary>
[AlloObject]
public sealed partial record CallPerson : AlloObject
{
    /// <summary>The id of the contact, <c>con_…</c>.</summary>
    public string? Id { get; set; }

    /// <summary>The first name, or the whole name with <see cref="LastName"/> empty.</summary>
    public string? Name { get; set; }

    /// <summary>The last name.</summary>
    public string? LastName { get; set; }

    /// <summary>The job title.</summary>
    public string? JobTitle { get; set; }

    /// <summary>The primary email address.</summary>
    public string? Email { get; set; }

    /// <summary>All email addresses; never <see langword="null"/>.</summary>
    [AlloWrapped("email")]
    public IReadOnlyList<string> Emails { get; set => field = value ?? []; } = [];

    /// <summary>The phone numbers; never <see langword="null"/>. Opaque text.</summary>
    [AlloWrapped("number")]
    public IReadOnlyList<string> Numbers { get; set => field = value ?? []; } = [];
}
