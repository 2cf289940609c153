using Microsoft.Extensions.Logging;
using Withallo.Webhooks.Processing;

namespace Withallo.Webhooks.Diagnostics;

/// <summary>The messages of what is logged. Event ids are stable; docs/webhooks.md lists them.</summary>
internal static partial class WebhookLog
{
    public static void Write(ILogger log, WebhookLogEvent logged, in WebhookLogDetails about)
    {
        var (delivery, topic, what, status, time, exception) = about;
        switch (logged)
        {
            case WebhookLogEvent.Handled: Handled(log, topic, time.TotalMilliseconds, delivery); break;
            case WebhookLogEvent.Unhandled: Unhandled(log, topic, delivery); break;
            case WebhookLogEvent.Duplicate: Duplicate(log, delivery); break;
            case WebhookLogEvent.OtherNumber: OtherNumber(log, topic, delivery); break;
            case WebhookLogEvent.Rejected: Rejected(log, status, what, delivery); break;
            case WebhookLogEvent.HandlerFailed: HandlerFailed(log, exception, topic, what, delivery); break;
            case WebhookLogEvent.HandlerTimedOut: HandlerTimedOut(log, topic, time, delivery); break;
            case WebhookLogEvent.HandledLate: HandledLate(log, topic, delivery); break;
            case WebhookLogEvent.InProgress: InProgress(log, delivery); break;
            case WebhookLogEvent.Misconfigured: Misconfigured(log, what); break;
            case WebhookLogEvent.ClaimFailed: ClaimFailed(log, exception, delivery); break;
            case WebhookLogEvent.CompleteFailed: CompleteFailed(log, exception, delivery); break;
            case WebhookLogEvent.ReleaseFailed: ReleaseFailed(log, exception, delivery); break;
            case WebhookLogEvent.OwnNumbersFailed: OwnNumbersFailed(log, exception); break;
            case WebhookLogEvent.NoHandler: NoHandler(log, what); break;
            case WebhookLogEvent.NoNumberMatches: NoNumberMatches(log, topic, delivery); break;
            case WebhookLogEvent.NeverRuns: NeverRuns(log, what, topic); break;
            case WebhookLogEvent.BodyAlreadyRead: BodyAlreadyRead(log, delivery); break;
            case WebhookLogEvent.SecretsFailed: SecretsFailed(log, exception, delivery); break;
            case WebhookLogEvent.Stored: Stored(log, topic, time.TotalMilliseconds, delivery); break;
            case WebhookLogEvent.StoreFailed: StoreFailed(log, exception, delivery); break;
            default: break;
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "{Topic} was handled in {ElapsedMilliseconds:0} ms. Delivery {DeliveryId}")]
    private static partial void Handled(ILogger logger, string topic, double elapsedMilliseconds, string? deliveryId);

    [LoggerMessage(2, LogLevel.Information, "{Topic} was acknowledged: no handler is registered for it. Delivery {DeliveryId}")]
    private static partial void Unhandled(ILogger logger, string topic, string? deliveryId);

    [LoggerMessage(3, LogLevel.Debug, "A delivery was acknowledged: its event has been handled or stored before. Delivery {DeliveryId}")]
    private static partial void Duplicate(ILogger logger, string? deliveryId);

    [LoggerMessage(4, LogLevel.Debug, "{Topic} was acknowledged and not handled: "
        + "it is about a number that is not the account's own. Delivery {DeliveryId}")]
    private static partial void OtherNumber(ILogger logger, string topic, string? deliveryId);

    [LoggerMessage(5, LogLevel.Warning, "A delivery was refused with {StatusCode}: {Reason}. Delivery {DeliveryId}")]
    private static partial void Rejected(ILogger logger, int statusCode, string reason, string? deliveryId);

    [LoggerMessage(6, LogLevel.Error, "{Topic} failed in the handler {Handler}: it is to be sent again. Delivery {DeliveryId}")]
    private static partial void HandlerFailed(ILogger logger, Exception? exception, string topic, string handler, string? deliveryId);

    [LoggerMessage(7, LogLevel.Error, "{Topic} was not handled within {Timeout}: it is to be sent again. Delivery {DeliveryId}")]
    private static partial void HandlerTimedOut(ILogger logger, string topic, TimeSpan timeout, string? deliveryId);

    [LoggerMessage(8, LogLevel.Warning, "{Topic} was handled, but only after its time was up: "
        + "the next attempt will be acknowledged as a duplicate. Delivery {DeliveryId}")]
    private static partial void HandledLate(ILogger logger, string topic, string? deliveryId);

    [LoggerMessage(9, LogLevel.Information, "A delivery was put off with 503: its event is being handled right now. Delivery {DeliveryId}")]
    private static partial void InProgress(ILogger logger, string? deliveryId);

    [LoggerMessage(10, LogLevel.Error, "The options of the webhooks cannot work, so that every delivery is put off with 503. {Problem}")]
    private static partial void Misconfigured(ILogger logger, string problem);

    [LoggerMessage(11, LogLevel.Error, "A delivery was put off with 503: "
        + "the dedupe store cannot be asked whether its event has been handled. Delivery {DeliveryId}")]
    private static partial void ClaimFailed(ILogger logger, Exception? exception, string? deliveryId);

    [LoggerMessage(12, LogLevel.Error, "An event was handled, but the dedupe store could not note it: "
        + "sent again, it will be handled again. Delivery {DeliveryId}")]
    private static partial void CompleteFailed(ILogger logger, Exception? exception, string? deliveryId);

    [LoggerMessage(13, LogLevel.Warning, "An event was not handled, and the dedupe store could not release it: "
        + "until the claim lapses the next attempt is put off. Delivery {DeliveryId}")]
    private static partial void ReleaseFailed(ILogger logger, Exception? exception, string? deliveryId);

    [LoggerMessage(14, LogLevel.Warning, "The account's own numbers cannot be loaded")]
    private static partial void OwnNumbersFailed(ILogger logger, Exception? exception);

    [LoggerMessage(15, LogLevel.Warning, "No handler is registered for the webhooks at {Pattern}: every event will be acknowledged and lost")]
    private static partial void NoHandler(ILogger logger, string pattern);

    [LoggerMessage(16, LogLevel.Warning, "{Topic} is about another number and was dropped, and no event has matched any of the own numbers since the start: "
        + "are they the account's, with country codes? Delivery {DeliveryId}")]
    private static partial void NoNumberMatches(ILogger logger, string topic, string? deliveryId);

    [LoggerMessage(17, LogLevel.Warning, "The handler {Handler} for {Topic} can never run: "
        + "v1 deliveries are not signed, and these webhooks take only signed ones. Map an endpoint without signing secrets for it, or handle v2's topic")]
    private static partial void NeverRuns(ILogger logger, string handler, string topic);

    [LoggerMessage(18, LogLevel.Error, "A delivery's body had been read before it reached the webhooks, so that its signature cannot be checked: "
        + "let the middleware that reads bodies pass this path by, or call EnableBuffering in it. Delivery {DeliveryId}")]
    private static partial void BodyAlreadyRead(ILogger logger, string? deliveryId);

    [LoggerMessage(19, LogLevel.Error, "A delivery was put off with 503: its signing secrets could not be found. Delivery {DeliveryId}")]
    private static partial void SecretsFailed(ILogger logger, Exception? exception, string? deliveryId);

    [LoggerMessage(20, LogLevel.Debug, "{Topic} was stored in {ElapsedMilliseconds:0} ms. Delivery {DeliveryId}")]
    private static partial void Stored(ILogger logger, string topic, double elapsedMilliseconds, string? deliveryId);

    [LoggerMessage(21, LogLevel.Error, "A delivery was put off with 503: it could not be stored. Delivery {DeliveryId}")]
    private static partial void StoreFailed(ILogger logger, Exception? exception, string? deliveryId);
}
