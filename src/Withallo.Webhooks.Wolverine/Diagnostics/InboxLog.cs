using Microsoft.Extensions.Logging;

namespace Withallo.Webhooks.Diagnostics;

/// <summary>What the inbox logs; event ids are stable.</summary>
internal static partial class InboxLog
{
    [LoggerMessage(30, LogLevel.Information, "{Topic} is dispatched again in {Delay}, after attempt {Attempt}. Delivery {DeliveryId}")]
    public static partial void WillRetry(ILogger log, string topic, TimeSpan delay, int attempt, string? deliveryId);

    [LoggerMessage(31, LogLevel.Error, "{Topic} is a dead letter, {MessageId}, after attempt {Attempt}. Delivery {DeliveryId}")]
    public static partial void IsDead(ILogger log, Exception exception, string topic, Guid messageId, int attempt, string? deliveryId);

    [LoggerMessage(32, LogLevel.Error, "What came of a delivery could not be noted in the inbox, which is tried again until it succeeds. Message {MessageId}")]
    public static partial void CannotNote(ILogger log, Exception exception, Guid messageId);

    [LoggerMessage(33, LogLevel.Warning, "Webhooks that were handled are remembered for {Kept} only, and repeats that come later are handled again: "
        + "set Wolverine's Durability.KeepAfterMessageHandling to {Wanted}")]
    public static partial void ForgetsEarly(ILogger log, TimeSpan kept, TimeSpan wanted);
}
