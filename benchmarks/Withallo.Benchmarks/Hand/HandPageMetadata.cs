namespace Withallo.Benchmarks.Hand;

public sealed record HandPageMetadata
{
    public int TotalPages { get; set; }

    public int CurrentPage { get; set; }
}
