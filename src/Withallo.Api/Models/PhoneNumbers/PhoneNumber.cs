using Withallo.Json;

namespace Withallo.Api;

/// <summary>A number of the account.</summary>
[AlloObject]
public sealed partial record PhoneNumber : AlloObject
{
    /// <summary>The number, E.164.</summary>
    public string? Number { get; set; }

    /// <summary>The name of the line.</summary>
    public string? Name { get; set; }

    /// <summary>The country, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; set; }

    /// <summary>Whether several users share the number.</summary>
    public bool IsSharedNumber { get; set; }
}
