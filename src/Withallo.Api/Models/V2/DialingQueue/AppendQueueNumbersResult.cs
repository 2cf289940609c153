using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// What became of numbers that were to enter a queue. Allo calls it a success even if it left some out: look at
/// <see cref="Skipped"/>.
/// </summary>
[AlloObject]
public sealed partial record AppendQueueNumbersResult : AlloObject
{
    /// <summary>The numbers that entered the queue.</summary>
    public IReadOnlyList<QueueNumber> Added { get; set => field = value ?? []; } = [];

    /// <summary>Those that did not.</summary>
    public IReadOnlyList<SkippedNumber> Skipped { get; set => field = value ?? []; } = [];
}
