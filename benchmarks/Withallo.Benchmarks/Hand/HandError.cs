namespace Withallo.Benchmarks.Hand;

public sealed record HandError
{
    public string? Code { get; set; }

    public IReadOnlyList<HandErrorDetail>? Details { get; set; }
}
