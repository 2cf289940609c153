using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A number that did not enter a queue.</summary>
[AlloObject]
public sealed partial record SkippedNumber : AlloObject
{
    /// <summary>The number as it was sent.</summary>
    public string? Number { get; set; }

    /// <summary>Why.</summary>
    public SkipReason Reason { get; set; }
}
