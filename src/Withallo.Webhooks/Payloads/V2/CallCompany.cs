using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>The company of the contact at the other end of a call.</summary>
[AlloObject]
public sealed partial record CallCompany : AlloObject
{
    /// <summary>The id of the company, <c>com-…</c>; <see langword="null"/> when Allo sent the name alone.</summary>
    public string? Id { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>Allo sends a company as an object in one place and as its name in another.</summary>
    internal override bool TrySetText(string text)
    {
        Name = text;
        return true;
    }
}
