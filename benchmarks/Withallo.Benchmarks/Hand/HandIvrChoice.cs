namespace Withallo.Benchmarks.Hand;

public sealed record HandIvrChoice
{
    public string? DtmfKey { get; set; }

    public string? TextKey { get; set; }
}
