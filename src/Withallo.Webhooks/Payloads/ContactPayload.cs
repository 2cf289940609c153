using Withallo.Json.Shapes;

namespace Withallo.Webhooks;

/// <summary>A contact that was made or changed: what the contact topics of both generations share.</summary>
public abstract record ContactPayload : WebhookObject
{
    private protected ContactPayload()
    {
    }

    /// <summary>The id of the contact: <c>cnt_…</c> in v1, <c>con_…</c> in v2.</summary>
    public string? Id { get; set; }

    /// <summary>The first name, or the whole name with <see cref="LastName"/> empty.</summary>
    public string? Name { get; set; }

    /// <summary>The last name.</summary>
    public string? LastName { get; set; }

    /// <summary>The company's name, whether Allo sends the name alone or an object that has one.</summary>
    public string? Company { get; set; }

    /// <summary>The email addresses; never <see langword="null"/>.</summary>
    public IReadOnlyList<string> Emails { get; set => field = value ?? []; } = [];

    /// <summary>The phone numbers; never <see langword="null"/>. Opaque text.</summary>
    public IReadOnlyList<string> Numbers { get; set => field = value ?? []; } = [];

    internal override string? ObjectId => Id;

    private protected static ObjectShape<T> ShapeOf<T>(Func<T> create)
        where T : ContactPayload =>
        new ObjectShape<T>(create)
            .Member("id", Wire.Text, p => p.Id, (p, value) => p.Id = value)
            .Member("name", Wire.Text, p => p.Name, (p, value) => p.Name = value)
            .Member("last_name", Wire.Text, p => p.LastName, (p, value) => p.LastName = value)
            .Member("company", Wire.TextOrNamed("name"), p => p.Company, (p, value) => p.Company = value)
            .Member("emails", Wire.List(Wire.TextOrNamed("email")), p => p.Emails, (p, value) => p.Emails = value)
            .Member("numbers", Wire.List(Wire.TextOrNamed("number")), p => p.Numbers, (p, value) => p.Numbers = value);
}
