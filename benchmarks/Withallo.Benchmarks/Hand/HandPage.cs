namespace Withallo.Benchmarks.Hand;

public sealed record HandPage
{
    public IReadOnlyList<HandCall> Results { get; set; } = [];

    public HandPageMetadata? Metadata { get; set; }
}
