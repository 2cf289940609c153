namespace Withallo.Testing;

/// <summary>One attempt to deliver a webhook.</summary>
public sealed record DeliveryAttempt
{
    internal DeliveryAttempt()
    {
    }

    /// <summary>Which attempt it was, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it was made, on the sandbox's clock; the signature is of that time.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The status of the receiver's response; null when there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Why it did not count; null when it did.</summary>
    public string? Error { get; init; }
}
