namespace Withallo.Testing;

/// <summary>What became of a delivery.</summary>
public enum DeliveryState
{
    /// <summary>It is under way, or waits for its next attempt.</summary>
    Pending,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>Every attempt failed.</summary>
    Failed,

    /// <summary>It was not sent, or not any more: see <see cref="SandboxDelivery.Reason"/>.</summary>
    Abandoned,
}
