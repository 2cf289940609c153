namespace Withallo.Testing.V2;

/// <summary>Each code's message and usual status (docs/allo-api/errors.md#codes).</summary>
internal static class V2Errors
{
    private static readonly Dictionary<string, (int StatusCode, string Message, string? Suggestion)> Known = new()
    {
        ["API_KEY_INVALID"] = (401, "There is no such API key.", null),
        ["API_KEY_REVOKED"] = (401, "This API key was revoked.", "Create another one in Settings > API."),
        ["UNAUTHORIZED"] = (401, "The Authorization header is missing or is not of the form 'Api-Key <key>'.", "Send 'Authorization: Api-Key <key>'."),
        ["API_KEY_TRIAL_NOT_ALLOWED"] = (403, "API keys do not work on a trial plan.", null),
        ["FORBIDDEN"] = (403, "This is not permitted.", null),
        ["PARTNER_SUBSCRIPTION_NOT_BILLABLE"] = (402, "The partner subscription cannot take another seat.", null),
        ["PARTNER_BILLING_FAILED"] = (402, "The seat could not be charged.", null),
        ["INVALID_REQUEST_BODY"] = (400, "The request body cannot be read.", "Send one JSON object with the documented members."),
        ["MISSING_PARAMETER"] = (400, "A query parameter is missing or wrong.", null),
        ["UNSUPPORTED_MEDIA_TYPE"] = (415, "The content type is not supported.", "Send 'Content-Type: application/json'."),
        ["METHOD_NOT_ALLOWED"] = (405, "This path does not take that method.", null),
        ["INVALID_PAGE_SIZE"] = (400, "'size' is a number from 1 to 100, 'page' a number from 1.", null),
        ["INVALID_SEARCH_QUERY"] = (400, "'search' holds no letter and no digit.", "Search for keywords."),
        ["MISSING_ALLO_NUMBER"] = (400, "'allo_number' is required.", "List the account's numbers with GET /v2/api/numbers."),
        ["INVALID_DATE_RANGE"] = (400, "'from' and 'to' are dates such as 2026-04-21, 'from' before 'to'.", null),
        ["DATE_RANGE_TOO_WIDE"] = (400, "The date range is too wide.", "Ask for a shorter one."),
        ["INVALID_ITEM_ID"] = (400, "This id cannot be used here.", "Calls are cll-…, messages msg-…."),
        ["BATCH_TOO_LARGE"] = (400, "A batch holds 100 ids at most.", "Send several batches."),
        ["TAGS_REQUIRED"] = (400, "'tags' holds at least one tag.", null),
        ["INVALID_ACTION"] = (400, "There is no such action.", "Use READ, UNREAD, ARCHIVE or UNARCHIVE."),
        ["INVALID_GRANULARITY"] = (400, "There is no such granularity.", "Use DAY, WEEK or MONTH."),
        ["INVALID_GROUP_BY"] = (400, "'group_by' cannot be used here.", "Leave it out."),
        ["UNSUPPORTED_EXTEND_VALUE"] = (400, "'extend' holds something that does not exist here.", null),
        ["INVALID_EVENT_TYPE"] = (400, "There is no such event type.", "List them with GET /v2/api/webhooks/event_types."),
        ["INVALID_PHONE_FORMAT"] = (400, "The phone number is not E.164.", "Send it such as +33612345678."),
        ["INVALID_PHONE_NUMBER"] = (400, "The phone number is not valid.", "Send it such as +33612345678."),
        ["SUMMARY_TEMPLATE_KEY_REQUIRED"] = (400, "The call has several summaries.", "Say which one in 'template_key'."),
        ["DIALING_QUEUE_LIMIT_REACHED"] = (400, "An append takes 1,000 numbers at most.", "Send several requests."),
        ["DIALING_QUEUE_DELETE_FILTER_REQUIRED"] = (400, "There is no filter.", "Add 'number', 'position' or 'unassigned=true'."),
        ["DIALING_QUEUE_DELETE_FILTER_CONFLICT"] = (400, "'unassigned=true' stands alone.", "Leave out 'number' and 'position', or 'unassigned'."),
        ["CONVERSATION_ITEM_NOT_FOUND"] = (404, "There is no such call or message.", null),
        ["MEMBER_NOT_FOUND"] = (404, "There is no such member of the team.", "List them with GET /v2/api/users."),
        ["USER_NOT_FOUND"] = (404, "The user of this API key does not exist.", null),
        ["CALL_NOT_FOUND"] = (404, "There is no such call.", null),
        ["PHONE_NUMBER_NOT_FOUND"] = (404, "The account has no such number.", "List the account's numbers with GET /v2/api/numbers."),
        ["TAG_NOT_FOUND"] = (404, "The item does not have this tag.", null),
        ["SUMMARY_TEMPLATE_NOT_FOUND"] = (404, "There is no such summary template.", null),
        ["ENDPOINT_NOT_FOUND"] = (404, "There is nothing at this address.", null),
        ["ASSIGNEE_NOT_FOUND"] = (404, "'user_id' or 'email' is nobody of the team.", "List the team with GET /v2/api/users."),
        ["DIALING_QUEUE_NOT_FOUND"] = (404, "There is no such dialing queue.", "Append numbers to the current one: that makes it."),
        ["DIALING_SESSION_NOT_FOUND"] = (404, "There is no such dialing session.", null),
        ["QUEUE_NUMBER_POSITION_NOT_FOUND"] = (404, "The queue has nothing at this position.", "Look at the queue with GET /v2/api/dialing-queues/current."),
        ["PARTNER_ACCOUNT_NOT_FOUND"] = (404, "This key created no such account.", null),
        ["WEBHOOK_NOT_FOUND"] = (404, "There is no such webhook.", null),
        ["PERSON_NOT_FOUND"] = (404, "There is no such person.", null),
        ["COMPANY_NOT_FOUND"] = (404, "There is no such company.", null),
        ["DEAL_NOT_FOUND"] = (404, "There is no such deal.", null),
        ["TAG_ALREADY_EXISTS"] = (409, "The item has this tag already.", null),
        ["OTHER_TRANSACTION_IN_PROGRESS"] = (409, "Somebody else changes this right now.", "Try again."),
        ["NUMBER_ALREADY_ASSIGNED"] = (409, "The number belongs to somebody already.", "Update that person, or set 'allow_duplicate_number'."),
        ["IDEMPOTENCY_KEY_REUSE"] = (409, "The idempotency key was used for another request.", "Use a new key."),
        ["DIALING_QUEUE_APPEND_CONFLICT"] = (409, "Somebody else appends to this queue right now.", "Try again."),
        ["PARTNER_ACCOUNT_ALREADY_EXISTS"] = (409, "The email address or the mobile number has an account already.", null),
        ["NO_NUMBER_AVAILABLE"] = (409, "There is no number to give.", "Ask for another country or prefix."),
        ["RATE_LIMIT_EXCEEDED"] = (429, "Too many requests this second.", "Wait as long as Retry-After says."),
        ["INTERNAL_SERVER_ERROR"] = (500, "Something went wrong on our side.", null),
    };

    /// <summary>The error response of a code, with its usual status.</summary>
    /// <param name="code">The code.</param>
    /// <param name="field">The parameter or member at fault.</param>
    /// <param name="message">What to say instead of the usual.</param>
    public static ErrorResponseException For(string code, string? field = null, string? message = null) =>
        new(Known[code].StatusCode, code, message ?? Known[code].Message, field);

    /// <summary>A body that can be read but is not as it should be: 400, and 422 in the CRM (docs/allo-api/errors.md#error-types).</summary>
    public static ErrorResponseException Invalid(string field, string message, int statusCode = 400) =>
        new(statusCode, "INVALID_REQUEST_BODY", $"'{field}' {message}.", field);

    public static string? MessageOf(string code) => Known.TryGetValue(code, out var known) ? known.Message : null;

    public static string? SuggestionOf(string code) => Known.TryGetValue(code, out var known) ? known.Suggestion : null;

    /// <summary>The category of a status (docs/allo-api/errors.md#error-bodies).</summary>
    public static string TypeOf(int statusCode) => statusCode switch
    {
        401 => "authentication_error",
        402 => "billing_error",
        403 => "permission_error",
        404 => "not_found_error",
        409 => "conflict_error",
        429 => "rate_limit_error",
        >= 500 => "server_error",
        _ => "validation_error",
    };

    /// <summary>
    /// The <c>retryable</c> flag: false for the append conflict, although its suggestion is to try again
    /// (docs/allo-api/errors.md#what-may-be-tried-again).
    /// </summary>
    public static bool IsRetryable(int statusCode, string code) =>
        statusCode is 429 or >= 500 || code == "OTHER_TRANSACTION_IN_PROGRESS";
}
