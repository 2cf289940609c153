using Withallo.Json;

namespace Withallo.Api;

/// <summary>The company a contact belongs to. An object in REST; webhooks name it in a string.</summary>
[AlloObject]
public sealed partial record ContactCompany : AlloObject
{
    /// <summary>The company's id.</summary>
    public string? Id { get; set; }

    /// <summary>The company's name.</summary>
    public string? Name { get; set; }

    internal override bool TrySetText(string text)
    {
        Name = text;
        return true;
    }
}
