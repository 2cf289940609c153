using System.Diagnostics.CodeAnalysis;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A Power Dialer queue with its numbers.</summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "A dialing queue is what Allo calls it.")]
[AlloObject]
public sealed partial record DialingQueue : DialingQueueMeta
{
    /// <summary>The numbers, in order.</summary>
    public IReadOnlyList<QueueNumber> Numbers { get; set => field = value ?? []; } = [];
}
