using Withallo.Api;
using Withallo.Blazor.Resources;

namespace Withallo.Blazor;

/// <summary>What people are told of an error: sentences of ours, and names that can only be names. Nothing that Allo or they said.</summary>
/// <param name="Title">What went wrong.</param>
/// <param name="Text">What to do.</param>
internal sealed record Advice(string Title, string Text)
{
    /// <summary>Scopes or fields, by Allo's names.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    public static Advice For(Exception error) => error switch
    {
        WithalloApiException { FromAllo: false } => new(Texts.ErrorProxyTitle, Texts.ErrorProxyAdvice),
        WithalloAuthenticationException => new(Texts.ErrorAuthenticationTitle, Texts.ErrorAuthenticationAdvice),
        WithalloForbiddenException forbidden when NamesIn(forbidden.RequiredScopes) is { Count: > 0 } scopes =>
            new(Texts.ErrorScopesTitle, Texts.ErrorScopesAdvice) { Names = scopes },
        WithalloForbiddenException => new(Texts.ErrorForbiddenTitle, Texts.ErrorForbiddenAdvice),
        WithalloRateLimitException limit => ForLimit(limit),
        WithalloApiException { ErrorCode: { } code } when ForCode(code) is { } advice => advice,
        WithalloNotFoundException => new(Texts.ErrorNotFoundTitle, Texts.ErrorNotFoundAdvice),
        WithalloValidationException validation when NamesIn(validation.Errors.Keys) is { Count: > 0 } fields =>
            new(Texts.ErrorValidationTitle, Texts.ErrorValidationFields) { Names = fields },
        WithalloValidationException => new(Texts.ErrorValidationTitle, Texts.ErrorValidationAdvice),
        WithalloConflictException => new(Texts.ErrorConflictTitle, Texts.ErrorConflictAdvice),
        WithalloServerException => new(Texts.ErrorServerTitle, IsRead(error) ? Texts.ErrorServerAdvice : Texts.ErrorWriteAdvice),
        WithalloApiException { StatusCode: System.Net.HttpStatusCode.PaymentRequired } => new(Texts.ErrorPaymentTitle, Texts.ErrorPaymentAdvice),
        WithalloApiException => new(Texts.ErrorValidationTitle, Texts.ErrorValidationAdvice),
        WithalloConnectionException { RequestWasSent: false } => new(Texts.ErrorConnectionTitle, Texts.ErrorConnectionAdvice),
        WithalloConnectionException or WithalloTimeoutException => new(Texts.ErrorNoResponseTitle, IsRead(error) ? Texts.ErrorReadAdvice : Texts.ErrorWriteAdvice),
        WithalloResponseException => new(Texts.ErrorResponseTitle, IsRead(error) ? Texts.ErrorReadAdvice : Texts.ErrorWriteAdvice),
        ArgumentException => new(Texts.ErrorArgumentTitle, Texts.ErrorArgumentAdvice),
        _ => new(Texts.ErrorOtherTitle, Texts.ErrorOtherAdvice),
    };

    private static Advice? ForCode(string code) => code switch
    {
        "FROM_NUMBER_NOT_FOUND" or "PROVIDER_NOT_SUPPORTED" or "NUMBER_NOT_SMS_ENABLED" => new(Texts.ErrorSenderTitle, Texts.ErrorSenderAdvice),
        "INVALID_SENDER_ID" or "SENDER_ID_NOT_ACTIVE" or "SENDER_ID_NOT_FOUND" => new(Texts.ErrorSenderIdTitle, Texts.ErrorSenderIdAdvice),
        "INVALID_TO_NUMBER" or "LANDLINE_NUMBER_NOT_SUPPORTED" => new(Texts.ErrorRecipientTitle, Texts.ErrorRecipientAdvice),
        "TO_NUMBER_COUNTRY_MISMATCH" => new(Texts.ErrorCountryTitle, Texts.ErrorCountryAdvice),
        "INVALID_LENGTH" => new(Texts.ErrorLengthTitle, Texts.ErrorLengthAdvice),
        "INVALID_SEARCH_QUERY" => new(Texts.ErrorSearchTitle, Texts.ErrorSearchAdvice),
        _ => null,
    };

    private static Advice ForLimit(WithalloRateLimitException limit)
    {
        var isQuota = limit.ErrorCode is "API_KEY_QUOTA_EXCEEDED"
            || (limit.ErrorCode?.EndsWith("SMS_LIMIT_REACHED", StringComparison.Ordinal) ?? false);
        var text = limit.RetryAfter is { } wait ? Texts.Format(Texts.ErrorWait, Length(wait))
            : isQuota ? Texts.ErrorQuotaAdvice
            : Texts.ErrorWaitUnknown;
        return new(isQuota ? Texts.ErrorQuotaTitle : Texts.ErrorRateLimitTitle, text);
    }

    /// <summary>Rounded up, so that who waits so long has waited long enough.</summary>
    private static string Length(TimeSpan wait) => wait switch
    {
        { TotalSeconds: <= 90 } => Texts.Format(Texts.Seconds, Math.Max(1, Math.Ceiling(wait.TotalSeconds))),
        { TotalMinutes: <= 90 } => Texts.Format(Texts.Minutes, Math.Ceiling(wait.TotalMinutes)),
        _ => Texts.Format(Texts.Hours, Math.Ceiling(wait.TotalHours)),
    };

    /// <summary>Whether the call only read: it may simply be repeated.</summary>
    private static bool IsRead(Exception error) =>
        error is WithalloCallException { Operation: { } operation }
        && (operation.StartsWith("GET ", StringComparison.Ordinal) || operation.EndsWith("/search", StringComparison.Ordinal));

    private static List<string> NamesIn(IEnumerable<string> names) => [.. names.Select(Identifier.Of).OfType<string>()];
}
