using Withallo.Json.Shapes;

namespace Withallo.Webhooks.V2;

/// <summary>
/// The contact at the other end of a call. The account's own contact properties, such as <c>lead_source</c>, stand in
/// <see cref="WebhookObject.AdditionalProperties"/> by their names.
/// </summary>
public sealed record CallPerson : WebhookObject
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
    public IReadOnlyList<string> Emails { get; set => field = value ?? []; } = [];

    /// <summary>The phone numbers; never <see langword="null"/>. Opaque text.</summary>
    public IReadOnlyList<string> Numbers { get; set => field = value ?? []; } = [];

    internal override string? ObjectId => Id;

    internal static ObjectShape<CallPerson> Shape { get; } = new ObjectShape<CallPerson>(() => new())
        .Member("id", Wire.Text, p => p.Id, (p, value) => p.Id = value)
        .Member("name", Wire.Text, p => p.Name, (p, value) => p.Name = value)
        .Member("last_name", Wire.Text, p => p.LastName, (p, value) => p.LastName = value)
        .Member("job_title", Wire.Text, p => p.JobTitle, (p, value) => p.JobTitle = value)
        .Member("email", Wire.Text, p => p.Email, (p, value) => p.Email = value)
        .Member("emails", Wire.List(Wire.TextOrNamed("email")), p => p.Emails, (p, value) => p.Emails = value)
        .Member("numbers", Wire.List(Wire.TextOrNamed("number")), p => p.Numbers, (p, value) => p.Numbers = value);
}
