namespace Withallo.Api.Tests.Errors;

/// <summary>The codes of docs/allo-api/errors.md#codes, in the bodies of both generations.</summary>
public sealed class CodeTests
{
    /// <summary>Status, v2's type, code, and whether trying again later can help (the column "Retry": wait and yes).</summary>
    public static TheoryData<int, string, string, bool> Catalogue { get; } = new()
    {
        { 401, "authentication_error", "API_KEY_INVALID", false },
        { 401, "authentication_error", "API_KEY_REVOKED", false },
        { 401, "authentication_error", "UNAUTHORIZED", false },
        { 403, "permission_error", "API_KEY_INSUFFICIENT_SCOPE", false },
        { 403, "permission_error", "API_KEY_TRIAL_NOT_ALLOWED", false },
        { 403, "permission_error", "FORBIDDEN", false },
        { 403, "permission_error", "A2P_NOT_ENABLED", false },
        { 402, "billing_error", "PARTNER_SUBSCRIPTION_NOT_BILLABLE", false },
        { 402, "billing_error", "PARTNER_BILLING_FAILED", false },
        { 400, "validation_error", "INVALID_REQUEST_BODY", false },
        { 400, "validation_error", "MISSING_PARAMETER", false },
        { 400, "validation_error", "MISSING_HEADER", false },
        { 415, "validation_error", "UNSUPPORTED_MEDIA_TYPE", false },
        { 405, "validation_error", "METHOD_NOT_ALLOWED", false },
        { 400, "validation_error", "INVALID_PAGE_SIZE", false },
        { 400, "validation_error", "INVALID_SEARCH_QUERY", false },
        { 400, "validation_error", "MISSING_ALLO_NUMBER", false },
        { 400, "validation_error", "INVALID_DATE_RANGE", false },
        { 400, "validation_error", "DATE_RANGE_TOO_WIDE", false },
        { 400, "validation_error", "INVALID_ITEM_ID", false },
        { 400, "validation_error", "BATCH_TOO_LARGE", false },
        { 400, "validation_error", "TAGS_REQUIRED", false },
        { 400, "validation_error", "INVALID_ACTION", false },
        { 400, "validation_error", "INVALID_GRANULARITY", false },
        { 400, "validation_error", "INVALID_GROUP_BY", false },
        { 400, "validation_error", "UNSUPPORTED_EXTEND_VALUE", false },
        { 400, "validation_error", "INVALID_EVENT_TYPE", false },
        { 400, "validation_error", "INVALID_PHONE_FORMAT", false },
        { 400, "validation_error", "INVALID_PHONE_NUMBER", false },
        { 400, "validation_error", "INVALID_TO_NUMBER", false },
        { 400, "validation_error", "TO_NUMBER_COUNTRY_MISMATCH", false },
        { 400, "validation_error", "NUMBER_NOT_SMS_ENABLED", false },
        { 400, "validation_error", "SENDER_ID_INBOX_CANNOT_SEND_SMS", false },
        { 400, "validation_error", "SENDER_ID_NOT_ACTIVE", false },
        { 400, "validation_error", "MESSAGE_NOT_COMPLIANT", false },
        { 400, "validation_error", "LANDLINE_NUMBER_NOT_SUPPORTED", false },
        { 400, "validation_error", "SUMMARY_TEMPLATE_KEY_REQUIRED", false },
        { 400, "validation_error", "DIALING_QUEUE_LIMIT_REACHED", false },
        { 400, "validation_error", "DIALING_QUEUE_DELETE_FILTER_REQUIRED", false },
        { 400, "validation_error", "DIALING_QUEUE_DELETE_FILTER_CONFLICT", false },
        { 404, "not_found_error", "CONVERSATION_ITEM_NOT_FOUND", false },
        { 404, "not_found_error", "MEMBER_NOT_FOUND", false },
        { 404, "not_found_error", "TEAM_NOT_FOUND", false },
        { 404, "not_found_error", "USER_NOT_FOUND", false },
        { 404, "not_found_error", "BUSINESS_NOT_FOUND", false },
        { 404, "not_found_error", "CALL_NOT_FOUND", false },
        { 404, "not_found_error", "TEXT_MESSAGE_NOT_FOUND", false },
        { 404, "not_found_error", "PHONE_NUMBER_NOT_FOUND", false },
        { 404, "not_found_error", "FROM_NUMBER_NOT_FOUND", false },
        { 404, "not_found_error", "TAG_NOT_FOUND", false },
        { 404, "not_found_error", "SENDER_ID_NOT_FOUND", false },
        { 404, "not_found_error", "SUMMARY_TEMPLATE_NOT_FOUND", false },
        { 404, "not_found_error", "ENDPOINT_NOT_FOUND", false },
        { 404, "not_found_error", "ASSIGNEE_NOT_FOUND", false },
        { 404, "not_found_error", "DIALING_QUEUE_NOT_FOUND", false },
        { 404, "not_found_error", "QUEUE_NUMBER_POSITION_NOT_FOUND", false },
        { 404, "not_found_error", "PARTNER_ACCOUNT_NOT_FOUND", false },
        { 409, "conflict_error", "TAG_ALREADY_EXISTS", false },
        { 409, "conflict_error", "OTHER_TRANSACTION_IN_PROGRESS", true },
        { 409, "conflict_error", "NUMBER_ALREADY_ASSIGNED", false },
        { 409, "conflict_error", "IDEMPOTENCY_KEY_REUSE", false },
        { 409, "conflict_error", "DIALING_QUEUE_APPEND_CONFLICT", true },
        { 409, "conflict_error", "PARTNER_ACCOUNT_ALREADY_EXISTS", false },
        { 409, "conflict_error", "NO_NUMBER_AVAILABLE", false },
        { 429, "rate_limit_error", "RATE_LIMIT_EXCEEDED", true },
        { 429, "rate_limit_error", "TRIAL_SMS_LIMIT_REACHED", false },
        { 429, "rate_limit_error", "SMS_LIMIT_REACHED", false },
        { 429, "rate_limit_error", "DAILY_SMS_LIMIT_REACHED", false },
        { 500, "server_error", "INTERNAL_SERVER_ERROR", true },

        // API v1, and where it differs from the above.
        { 400, "validation_error", "INVALID_LENGTH", false },
        { 400, "validation_error", "PROVIDER_NOT_SUPPORTED", false },
        { 400, "validation_error", "INVALID_SENDER_ID", false },
        { 422, "validation_error", "VALIDATION_ERROR", false },
        { 429, "rate_limit_error", "RATE_LIMITED", true },
        { 400, "not_found_error", "CONTACT_NOT_FOUND", false },
        { 400, "not_found_error", "FROM_NUMBER_NOT_FOUND", false },
        { 404, "not_found_error", "WEBHOOK_NOT_FOUND", false },
    };

    [Theory]
    [MemberData(nameof(Catalogue))]
    public void Every_code_has_its_exception_in_the_body_of_v1(int statusCode, string type, string code, bool retryable)
    {
        var exception = ErrorResponse.Of(statusCode, $$"""{"code":"{{code}}","details":null}""");

        Assert.IsType(ClassOf(type), exception);
        Assert.Equal((statusCode, code, null, retryable), ((int)exception.StatusCode, exception.ErrorCode, exception.ErrorType, exception.Retryable));
        Assert.Contains($"got the response {statusCode} {code}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Catalogue))]
    public void Every_code_has_its_exception_in_the_body_of_v2(int statusCode, string type, string code, bool retryable)
    {
        var exception = ErrorResponse.Of(statusCode, $$$"""{"error":{"type":"{{{type}}}","code":"{{{code}}}","message":"Text for people."}}""");

        Assert.IsType(ClassOf(type), exception);
        Assert.Equal((statusCode, code, type, retryable), ((int)exception.StatusCode, exception.ErrorCode, exception.ErrorType, exception.Retryable));
        Assert.Equal("Text for people.", exception.ErrorMessage);
    }

    [Theory]
    [MemberData(nameof(Catalogue))]
    public void Every_code_has_its_exception_in_the_error_member_alone(int statusCode, string type, string code, bool retryable)
    {
        var exception = ErrorResponse.Of(statusCode, $$"""{"error":"{{code}}"}""");

        Assert.IsType(ClassOf(type), exception);
        Assert.Equal((code, retryable), (exception.ErrorCode, exception.Retryable));
    }

    [Theory]
    [InlineData(400, typeof(WithalloValidationException), false)]
    [InlineData(401, typeof(WithalloAuthenticationException), false)]
    [InlineData(402, typeof(WithalloApiException), false)]
    [InlineData(403, typeof(WithalloForbiddenException), false)]
    [InlineData(404, typeof(WithalloNotFoundException), false)]
    [InlineData(405, typeof(WithalloValidationException), false)]
    [InlineData(408, typeof(WithalloApiException), true)]
    [InlineData(409, typeof(WithalloConflictException), false)]
    [InlineData(410, typeof(WithalloApiException), false)]
    [InlineData(413, typeof(WithalloApiException), false)]
    [InlineData(415, typeof(WithalloValidationException), false)]
    [InlineData(422, typeof(WithalloValidationException), false)]
    [InlineData(425, typeof(WithalloApiException), true)]
    [InlineData(429, typeof(WithalloRateLimitException), true)]
    [InlineData(304, typeof(WithalloApiException), false)]
    [InlineData(500, typeof(WithalloServerException), true)]
    [InlineData(501, typeof(WithalloServerException), false)]
    [InlineData(502, typeof(WithalloServerException), true)]
    [InlineData(503, typeof(WithalloServerException), true)]
    [InlineData(504, typeof(WithalloServerException), true)]
    [InlineData(519, typeof(WithalloServerException), false)]
    [InlineData(520, typeof(WithalloServerException), true)]
    [InlineData(530, typeof(WithalloServerException), true)]
    [InlineData(531, typeof(WithalloServerException), false)]
    [InlineData(599, typeof(WithalloServerException), false)]
    public void A_status_without_a_code_decides_alone(int statusCode, Type expected, bool retryable)
    {
        string[] bodies = ["", "<html></html>", "{}", "null", "[]", """{"error":{"type":"type_of_tomorrow"}}""", """{"code":null}"""];

        Assert.All(bodies, body =>
        {
            var exception = ErrorResponse.Of(statusCode, body);
            Assert.IsType(expected, exception);
            Assert.Equal((null, retryable), (exception.ErrorCode, exception.Retryable));
        });
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(429)]
    [InlineData(500)]
    public void A_code_that_ends_in_NOT_FOUND_is_not_found_whatever_its_status(int statusCode)
    {
        Assert.IsType<WithalloNotFoundException>(ErrorResponse.Of(statusCode, """{"code":"SOMETHING_NEW_NOT_FOUND"}"""));
        Assert.IsType<WithalloNotFoundException>(ErrorResponse.Of(statusCode, """{"error":{"type":"validation_error","code":"SOMETHING_NEW_NOT_FOUND"}}"""));
    }

    [Theory]
    [InlineData("NOT_FOUND_CONTACT")]
    [InlineData("contact_not_found")]
    [InlineData("NOTFOUND")]
    public void Only_the_ending_makes_a_code_not_found(string code)
    {
        Assert.IsType<WithalloValidationException>(ErrorResponse.Of(400, $$"""{"code":"{{code}}"}"""));
    }

    [Fact]
    public void The_order_of_the_mapping_is_status_and_code_where_no_type_is_given()
    {
        Assert.IsType<WithalloAuthenticationException>(ErrorResponse.Of(401, """{"code":"FORBIDDEN"}"""));
        Assert.IsType<WithalloForbiddenException>(ErrorResponse.Of(403, """{"code":"UNAUTHORIZED"}"""));
        Assert.IsType<WithalloApiException>(ErrorResponse.Of(402, """{"code":"RATE_LIMITED"}"""));
        Assert.IsType<WithalloNotFoundException>(ErrorResponse.Of(404, """{"code":"VALIDATION_ERROR"}"""));
        Assert.IsType<WithalloConflictException>(ErrorResponse.Of(409, """{"code":"INTERNAL_SERVER_ERROR"}"""));
        Assert.IsType<WithalloRateLimitException>(ErrorResponse.Of(429, """{"code":"API_KEY_INVALID"}"""));
        Assert.IsType<WithalloValidationException>(ErrorResponse.Of(400, """{"code":"TAG_ALREADY_EXISTS"}"""));
        Assert.IsType<WithalloServerException>(ErrorResponse.Of(503, """{"code":"RATE_LIMITED"}"""));
    }

    [Theory]
    [InlineData("authentication_error")]
    [InlineData("permission_error")]
    [InlineData("validation_error")]
    [InlineData("not_found_error")]
    [InlineData("conflict_error")]
    [InlineData("rate_limit_error")]
    [InlineData("server_error")]
    public void The_type_decides_before_the_status(string type) =>
        Assert.IsType(ClassOf(type), ErrorResponse.Of(418, $$$"""{"error":{"type":"{{{type}}}","code":"SOMETHING_NEW"}}"""));

    [Theory]
    [InlineData("DAILY", false)]
    [InlineData("MINUTE", true)]
    public void A_quota_of_the_day_is_not_worth_another_try(string type, bool retryable) =>
        Assert.Equal(retryable, ErrorResponse.Of(429, $$"""{"code":"API_KEY_QUOTA_EXCEEDED","details":["limit=10;type={{type}};reset_in=40"]}""").Retryable);

    [Fact]
    public void Allos_own_flag_is_believed_where_the_code_says_nothing_else()
    {
        Assert.True(ErrorResponse.Of(400, """{"error":{"code":"SOMETHING_NEW","retryable":true}}""").Retryable);
        Assert.False(ErrorResponse.Of(503, """{"error":{"code":"SOMETHING_NEW","retryable":false}}""").Retryable);
        // Allo sets the flag wrong both ways (docs/allo-api/errors.md#what-may-be-tried-again).
        Assert.True(ErrorResponse.Of(409, """{"error":{"code":"DIALING_QUEUE_APPEND_CONFLICT","retryable":false}}""").Retryable);
        Assert.True(ErrorResponse.Of(429, """{"error":{"code":"RATE_LIMIT_EXCEEDED","retryable":false}}""").Retryable);
        Assert.True(ErrorResponse.Of(500, """{"error":{"code":"INTERNAL_SERVER_ERROR","retryable":false}}""").Retryable);
        Assert.False(ErrorResponse.Of(429, """{"error":{"code":"DAILY_SMS_LIMIT_REACHED","retryable":true}}""").Retryable);
        // A flag that is none leaves it to the status.
        Assert.True(ErrorResponse.Of(503, """{"error":{"code":"SOMETHING_NEW","retryable":"no"}}""").Retryable);
    }

    private static Type ClassOf(string type) => type switch
    {
        "authentication_error" => typeof(WithalloAuthenticationException),
        "permission_error" => typeof(WithalloForbiddenException),
        "validation_error" => typeof(WithalloValidationException),
        "not_found_error" => typeof(WithalloNotFoundException),
        "conflict_error" => typeof(WithalloConflictException),
        "rate_limit_error" => typeof(WithalloRateLimitException),
        "server_error" => typeof(WithalloServerException),
        _ => typeof(WithalloApiException),
    };
}
