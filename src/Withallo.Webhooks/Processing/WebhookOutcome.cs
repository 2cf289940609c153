using System.Net;

namespace Withallo.Webhooks;

/// <summary>What came of a delivery: how to respond to Allo, and what to do with a message of a queue.</summary>
public sealed class WebhookOutcome
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private WebhookOutcome(WebhookOutcomeKind kind, string reason, HttpStatusCode status) => (Kind, Reason, StatusCode) = (kind, reason, (int)status);

    /// <summary>The kind: all but <see cref="WebhookOutcomeKind.Rejected"/> and <see cref="WebhookOutcomeKind.Failed"/> need no second attempt.</summary>
    public WebhookOutcomeKind Kind { get; }

    /// <summary>The reason as spans, metrics and logs have it, such as <c>handled</c> or <c>wrong_signature</c>. The list may grow.</summary>
    public string Reason { get; }

    /// <summary>The HTTP status to respond to Allo with: 200 for all that needs no second attempt, since Allo's pages disagree on other 2xx.</summary>
    public int StatusCode { get; }

    /// <summary>The <c>Retry-After</c> of a 503.</summary>
    public TimeSpan? RetryAfter => StatusCode == (int)HttpStatusCode.ServiceUnavailable ? Pause : null;

    /// <summary>More about the reason, for a log: nothing that the sender wrote, no secret, no number.</summary>
    public string? Detail { get; private init; }

    /// <summary>What failed: a <see cref="WebhookHandlerException"/> when handlers did. It is the application's, so it may say anything.</summary>
    public Exception? Exception { get; private init; }

    internal static WebhookOutcome Handled { get; } = new(WebhookOutcomeKind.Handled, "handled", HttpStatusCode.OK);

    internal static WebhookOutcome Unhandled { get; } = new(WebhookOutcomeKind.Acknowledged, "unhandled", HttpStatusCode.OK);

    internal static WebhookOutcome OtherNumber { get; } = new(WebhookOutcomeKind.Acknowledged, "other_number", HttpStatusCode.OK);

    internal static WebhookOutcome Duplicate { get; } = new(WebhookOutcomeKind.Duplicate, "duplicate", HttpStatusCode.OK);

    internal static WebhookOutcome Stored { get; } = new(WebhookOutcomeKind.Stored, "stored", HttpStatusCode.OK);

    internal static WebhookOutcome Malformed { get; } = Rejection(HttpStatusCode.BadRequest, "malformed");

    internal static WebhookOutcome HungUp { get; } = Rejection(HttpStatusCode.BadRequest, "hung_up");

    internal static WebhookOutcome MissingSignature { get; } = Rejection(HttpStatusCode.Unauthorized, "missing_signature");

    internal static WebhookOutcome RepeatedHeader { get; } = Rejection(HttpStatusCode.Unauthorized, "repeated_header");

    internal static WebhookOutcome InvalidTimestamp { get; } = Rejection(HttpStatusCode.Unauthorized, "invalid_timestamp");

    internal static WebhookOutcome StaleTimestamp { get; } = Rejection(HttpStatusCode.Unauthorized, "stale_timestamp");

    internal static WebhookOutcome WrongSignature { get; } = Rejection(HttpStatusCode.Unauthorized, "wrong_signature");

    internal static WebhookOutcome WrongPath { get; } = Rejection(HttpStatusCode.NotFound, "wrong_path");

    internal static WebhookOutcome TooSlow { get; } = Rejection(HttpStatusCode.RequestTimeout, "too_slow");

    internal static WebhookOutcome TooLarge { get; } = Rejection(HttpStatusCode.RequestEntityTooLarge, "too_large");

    internal static WebhookOutcome Encoded { get; } = Rejection(HttpStatusCode.UnsupportedMediaType, "content_encoding");

    internal static WebhookOutcome BodyAlreadyRead { get; } = Failure(HttpStatusCode.InternalServerError, "body_already_read");

    internal static WebhookOutcome HandlerFailed { get; } = Failure(HttpStatusCode.InternalServerError, "handler_failed");

    internal static WebhookOutcome HandlerTimedOut { get; } = Failure(HttpStatusCode.InternalServerError, "handler_timed_out");

    internal static WebhookOutcome OwnNumbersUnavailable { get; } = Failure(HttpStatusCode.InternalServerError, "own_numbers_unavailable");

    internal static WebhookOutcome Misconfigured { get; } = Failure(HttpStatusCode.ServiceUnavailable, "misconfigured");

    internal static WebhookOutcome SecretsUnavailable { get; } = Failure(HttpStatusCode.ServiceUnavailable, "secrets_unavailable");

    internal static WebhookOutcome DedupeUnavailable { get; } = Failure(HttpStatusCode.ServiceUnavailable, "dedupe_unavailable");

    internal static WebhookOutcome InboxUnavailable { get; } = Failure(HttpStatusCode.ServiceUnavailable, "inbox_unavailable");

    internal static WebhookOutcome InProgress { get; } = Failure(HttpStatusCode.ServiceUnavailable, "in_progress");

    /// <summary>Reason and status. The exception is left out: it may hold personal data.</summary>
    public override string ToString() => $"{Reason} ({StatusCode})";

    internal WebhookOutcome With(string? detail = null, Exception? exception = null) =>
        new(Kind, Reason, (HttpStatusCode)StatusCode) { Detail = detail, Exception = exception };

    /// <summary>Whether it is the same outcome, whatever the details.</summary>
    internal bool Is(WebhookOutcome other) => Reason == other.Reason;

    private static WebhookOutcome Rejection(HttpStatusCode status, string reason) => new(WebhookOutcomeKind.Rejected, reason, status);

    private static WebhookOutcome Failure(HttpStatusCode status, string reason) => new(WebhookOutcomeKind.Failed, reason, status);
}
