using Microsoft.AspNetCore.Http;

namespace Withallo.Webhooks.Endpoint;

/// <summary>Every answer the endpoint gives.</summary>
/// <param name="StatusCode">The status: 200 for all that needs no second attempt, since Allo's pages disagree on other 2xx (webhooks.md (c) trap 21).</param>
/// <param name="Outcome">The same in a word, for spans, metrics and logs.</param>
/// <param name="Verdict">The kind.</param>
internal sealed record WebhookAnswer(int StatusCode, string Outcome, WebhookVerdict Verdict)
{
    public static WebhookAnswer Handled { get; } = new(StatusCodes.Status200OK, "handled", WebhookVerdict.Handled);

    public static WebhookAnswer Unhandled { get; } = new(StatusCodes.Status200OK, "unhandled", WebhookVerdict.Acknowledged);

    public static WebhookAnswer OtherNumber { get; } = new(StatusCodes.Status200OK, "other_number", WebhookVerdict.Acknowledged);

    public static WebhookAnswer Duplicate { get; } = new(StatusCodes.Status200OK, "duplicate", WebhookVerdict.Duplicate);

    public static WebhookAnswer Malformed { get; } = Rejection(StatusCodes.Status400BadRequest, "malformed");

    public static WebhookAnswer HungUp { get; } = Rejection(StatusCodes.Status400BadRequest, "hung_up");

    public static WebhookAnswer MissingSignature { get; } = Rejection(StatusCodes.Status401Unauthorized, "missing_signature");

    public static WebhookAnswer RepeatedHeader { get; } = Rejection(StatusCodes.Status401Unauthorized, "repeated_header");

    public static WebhookAnswer InvalidTimestamp { get; } = Rejection(StatusCodes.Status401Unauthorized, "invalid_timestamp");

    public static WebhookAnswer StaleTimestamp { get; } = Rejection(StatusCodes.Status401Unauthorized, "stale_timestamp");

    public static WebhookAnswer WrongSignature { get; } = Rejection(StatusCodes.Status401Unauthorized, "wrong_signature");

    public static WebhookAnswer WrongPath { get; } = Rejection(StatusCodes.Status404NotFound, "wrong_path");

    public static WebhookAnswer TooSlow { get; } = Rejection(StatusCodes.Status408RequestTimeout, "too_slow");

    public static WebhookAnswer TooLarge { get; } = Rejection(StatusCodes.Status413PayloadTooLarge, "too_large");

    public static WebhookAnswer Encoded { get; } = Rejection(StatusCodes.Status415UnsupportedMediaType, "content_encoding");

    public static WebhookAnswer HandlerFailed { get; } = Failure(StatusCodes.Status500InternalServerError, "handler_failed");

    public static WebhookAnswer HandlerTimedOut { get; } = Failure(StatusCodes.Status500InternalServerError, "handler_timed_out");

    public static WebhookAnswer OwnNumbersUnavailable { get; } = Failure(StatusCodes.Status500InternalServerError, "own_numbers_unavailable");

    public static WebhookAnswer Misconfigured { get; } = Failure(StatusCodes.Status503ServiceUnavailable, "misconfigured");

    public static WebhookAnswer DedupeUnavailable { get; } = Failure(StatusCodes.Status503ServiceUnavailable, "dedupe_unavailable");

    public static WebhookAnswer InProgress { get; } = Failure(StatusCodes.Status503ServiceUnavailable, "in_progress");

    private static WebhookAnswer Rejection(int statusCode, string reason) => new(statusCode, reason, WebhookVerdict.Rejected);

    private static WebhookAnswer Failure(int statusCode, string reason) => new(statusCode, reason, WebhookVerdict.Failed);
}
