using Withallo.Json;

namespace Withallo.Api;

/// <summary>Something that happened between a contact and the team.</summary>
[AlloObject]
public sealed partial record ContactActivity : AlloObject
{
    /// <summary>What happened.</summary>
    public ContactActivityType Type { get; set; }

    /// <summary>The name of the team member.</summary>
    public string? MadeBy { get; set; }

    /// <summary>When it happened (UTC).</summary>
    public DateTimeOffset? MadeAt { get; set; }

    /// <summary>The Allo number; calls only.</summary>
    public string? AlloNumber { get; set; }

    /// <summary>The text; messages only.</summary>
    public string? Content { get; set; }
}
