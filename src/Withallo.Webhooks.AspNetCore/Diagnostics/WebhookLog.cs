using Microsoft.Extensions.Logging;

namespace Withallo.Webhooks.Diagnostics;

/// <summary>All that the endpoint logs. Event ids are stable; docs/webhooks.md lists them. No body, number, secret or token has a place here.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Topic} was handled in {ElapsedMilliseconds:0} ms. Delivery {DeliveryId}")]
    public static partial void Handled(ILogger logger, string topic, double elapsedMilliseconds, string? deliveryId);

    [LoggerMessage(2, LogLevel.Information, "{Topic} was acknowledged: no handler is registered for it. Delivery {DeliveryId}")]
    public static partial void Unhandled(ILogger logger, string topic, string? deliveryId);

    [LoggerMessage(3, LogLevel.Debug, "A delivery was acknowledged: its event has been handled before. Delivery {DeliveryId}")]
    public static partial void Duplicate(ILogger logger, string? deliveryId);

    [LoggerMessage(4, LogLevel.Debug, "{Topic} was acknowledged and not handled: it is about a number that is not the account's own. Delivery {DeliveryId}")]
    public static partial void OtherNumber(ILogger logger, string topic, string? deliveryId);

    [LoggerMessage(5, LogLevel.Warning, "A delivery was refused with {StatusCode}: {Reason}. Delivery {DeliveryId}")]
    public static partial void Rejected(ILogger logger, int statusCode, string reason, string? deliveryId);

    [LoggerMessage(6, LogLevel.Error, "{Topic} failed in the handler {Handler}: Allo will send it again. Delivery {DeliveryId}")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string topic, string handler, string? deliveryId);

    [LoggerMessage(7, LogLevel.Error, "{Topic} was not handled within {Timeout}: Allo will send it again. Delivery {DeliveryId}")]
    public static partial void HandlerTimedOut(ILogger logger, string topic, TimeSpan timeout, string? deliveryId);

    [LoggerMessage(8, LogLevel.Warning, "{Topic} was handled, but only after its time was up: Allo's next attempt will be acknowledged as a duplicate. Delivery {DeliveryId}")]
    public static partial void HandledLate(ILogger logger, string topic, string? deliveryId);

    [LoggerMessage(9, LogLevel.Information, "A delivery was put off with 503: its event is being handled right now. Delivery {DeliveryId}")]
    public static partial void InProgress(ILogger logger, string? deliveryId);

    [LoggerMessage(10, LogLevel.Error, "The options of the webhooks cannot work, so that every delivery is put off with 503. {Complaint}")]
    public static partial void Misconfigured(ILogger logger, string complaint);

    [LoggerMessage(11, LogLevel.Error, "A delivery was put off with 503: the dedupe store cannot be asked whether its event has been handled. Delivery {DeliveryId}")]
    public static partial void ClaimFailed(ILogger logger, Exception exception, string? deliveryId);

    [LoggerMessage(12, LogLevel.Error, "An event was handled, but the dedupe store could not note it: should Allo send it again, it will be handled again. Delivery {DeliveryId}")]
    public static partial void CompleteFailed(ILogger logger, Exception exception, string? deliveryId);

    [LoggerMessage(13, LogLevel.Warning, "An event was not handled, and the dedupe store could not give it free: until the claim lapses Allo's next attempt is put off. Delivery {DeliveryId}")]
    public static partial void ReleaseFailed(ILogger logger, Exception exception, string? deliveryId);

    [LoggerMessage(14, LogLevel.Warning, "The account's own numbers cannot be loaded")]
    public static partial void OwnNumbersFailed(ILogger logger, Exception exception);

    [LoggerMessage(15, LogLevel.Warning, "No handler is registered for the webhooks at {Pattern}: every event will be acknowledged and lost")]
    public static partial void NoHandler(ILogger logger, string pattern);
}
