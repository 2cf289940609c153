namespace Withallo.Webhooks;

/// <summary>What the durable inbox is called in Wolverine: in its tables, its dead letters and its monitoring.</summary>
public static class WithalloInbox
{
    /// <summary>The message type of stored deliveries, to find their dead letters by.</summary>
    public const string MessageType = "withallo.webhook";

    /// <summary>The local queue that they wait in.</summary>
    public const string QueueName = "withallo-webhooks";

    internal static readonly Uri QueueAddress = new("local://" + QueueName);
}
