namespace Withallo.Benchmarks.Hand;

public sealed record HandCallParty
{
    public string? Number { get; set; }

    public string? UserEmail { get; set; }

    public string? UserName { get; set; }
}
