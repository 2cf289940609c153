using Withallo.Json;

namespace Withallo.Webhooks;

/// <summary>One side of a transfer.</summary>
[AlloObject]
public sealed partial record CallParty : AlloObject
{
    /// <summary>The number. Opaque text.</summary>
    public string? Number { get; set; }

    /// <summary>The Allo user's email address.</summary>
    public string? UserEmail { get; set; }

    /// <summary>The Allo user's name.</summary>
    public string? UserName { get; set; }
}
