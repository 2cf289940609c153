using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A page of a queue's numbers, by their position, with the queue itself beside them.</summary>
[AlloObject]
public sealed partial record DialingQueuePage : Page<QueueNumber>
{
    /// <summary>The queue; null when the user has none, which is an empty page and no error.</summary>
    public DialingQueueMeta? Queue { get; set; }
}
