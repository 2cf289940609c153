using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A company, as other records name one.</summary>
[AlloObject]
public sealed partial record CompanyRef : AlloObject
{
    /// <summary>The company's id.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The company's name.</summary>
    public string? Name { get; set; }

    internal override bool TrySetText(string text)
    {
        Name = text;
        return true;
    }
}
