using Withallo.Api.Declarative.Allo;

namespace Withallo.Api.V2;

/// <summary>A page of a queue's numbers, by their position, with the queue itself beside them (rest-v2.md §9).</summary>
[WholeAnswer]
[EmptyWhenMissing]
public sealed record DialingQueuePage : Page<QueueNumber>
{
    /// <summary>The queue; null when the user has none, which is an empty page and no error (rest-v2.md §16 trap 17).</summary>
    public DialingQueueMeta? Queue { get; set; }
}
