namespace Withallo.Benchmarks.Hand;

public sealed record HandWebhook<T>
{
    public string Topic { get; set; } = "";

    public string? Version { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public T? Data { get; set; }
}
