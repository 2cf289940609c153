namespace Withallo.Benchmarks.Hand;

public sealed record HandSendSmsRequest
{
    public required string From { get; init; }

    public required string To { get; init; }

    public required string Message { get; init; }
}
