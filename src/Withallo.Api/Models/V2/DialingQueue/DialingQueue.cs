using System.Diagnostics.CodeAnalysis;

namespace Withallo.Api.V2;

/// <summary>A Power Dialer queue with its numbers (rest-v2.md §9).</summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "A dialing queue is what Allo calls it.")]
public sealed record DialingQueue : DialingQueueMeta
{
    /// <summary>The numbers, in order.</summary>
    public IReadOnlyList<QueueNumber> Numbers { get; set => field = value ?? []; } = [];
}
