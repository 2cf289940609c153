namespace Withallo.Benchmarks.Hand;

public sealed record HandErrorDetail
{
    public string? Message { get; set; }

    public string? Field { get; set; }
}
