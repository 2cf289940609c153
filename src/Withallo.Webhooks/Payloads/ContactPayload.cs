using Withallo.Json;

namespace Withallo.Webhooks;

/// <summary>A contact that was made or changed: what the contact topics of both generations share.</summary>
public abstract record ContactPayload : AlloObject
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
    [AlloWrapped("name")]
    public string? Company { get; set; }

    /// <summary>The email addresses; never <see langword="null"/>.</summary>
    [AlloWrapped("email")]
    public IReadOnlyList<string> Emails { get; set => field = value ?? []; } = [];

    /// <summary>The phone numbers; never <see langword="null"/>. Opaque text.</summary>
    [AlloWrapped("number")]
    public IReadOnlyList<string> Numbers { get; set => field = value ?? []; } = [];
}
