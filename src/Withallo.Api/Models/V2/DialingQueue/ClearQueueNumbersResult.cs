using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What a queue was cleared of.</summary>
[AlloObject]
public sealed partial record ClearQueueNumbersResult : AlloObject
{
    /// <summary>How many numbers were removed.</summary>
    public int? Removed { get; set; }
}
