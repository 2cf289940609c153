namespace Withallo.Webhooks.Processing;

/// <summary>All that is logged. The values are the event ids: they are stable, and docs/webhooks.md lists them.</summary>
internal enum WebhookLogEvent
{
    Handled = 1,
    Unhandled = 2,
    Duplicate = 3,
    OtherNumber = 4,
    Rejected = 5,
    HandlerFailed = 6,
    HandlerTimedOut = 7,
    HandledLate = 8,
    InProgress = 9,
    Misconfigured = 10,
    ClaimFailed = 11,
    CompleteFailed = 12,
    ReleaseFailed = 13,
    OwnNumbersFailed = 14,
    NoHandler = 15,
    NoNumberMatches = 16,
    NeverRuns = 17,
    BodyAlreadyRead = 18,
    SecretsFailed = 19,
    Stored = 20,
    StoreFailed = 21,
}
