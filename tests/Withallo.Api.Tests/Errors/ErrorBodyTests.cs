using FsCheck;
using FsCheck.Fluent;

namespace Withallo.Api.Tests.Errors;

/// <summary>What is read from an error body, whoever wrote it.</summary>
public sealed class ErrorBodyTests
{
    [Theory]
    [InlineData("""{"error":{"code":"A"},"code":"B"}""", "A")]
    [InlineData("""{"error":{"type":"x"},"code":"B"}""", "B")]
    [InlineData("""{"error":{"message":"D","detail":"E"},"code":"B"}""", "B")]
    [InlineData("""{"code":"B","error":"C","message":"D","detail":"E"}""", "B")]
    [InlineData("""{"error":"C","message":"D","detail":"E"}""", "C")]
    [InlineData("""{"message":"D","detail":"E"}""", "D")]
    [InlineData("""{"detail":"E"}""", "E")]
    [InlineData("""{"code":"","error":"C"}""", "C")]
    [InlineData("""{"code":null,"error":"C"}""", "C")]
    [InlineData("""{"code":" ","message":"D"}""", "D")]
    [InlineData("""{"code":["B"],"error":"C"}""", "C")]
    [InlineData("""{"code":true,"error":"C"}""", "C")]
    [InlineData("""{"code":4001}""", "4001")]
    [InlineData("""{"other":"F"}""", null)]
    [InlineData("""{"message":"Text for people."}""", null)]
    [InlineData("""{"error":null}""", null)]
    [InlineData("""{"error":[]}""", null)]
    [InlineData("""{"error":{}}""", null)]
    [InlineData("\"TEXT\"", null)]
    [InlineData("17", null)]
    public void The_code_is_looked_for_in_order(string body, string? expected)
    {
        Assert.Equal(expected, ErrorResponse.Of(400, body).ErrorCode);
    }

    [Fact]
    public void Every_member_of_a_v2_error_is_read()
    {
        var exception = Assert.IsType<WithalloValidationException>(ErrorResponse.Of(400, """
            {"error":{"type":"validation_error","code":"INVALID_REQUEST_BODY","message":"Two fields are wrong.","retryable":false,
             "request_id":"req_a1b2c3d4e5f6","doc_url":"https://docs.example/errors#x","param":"number","suggestion":"See GET /numbers.",
             "errors":[{"field":"number","code":"INVALID_PHONE_FORMAT","message":"Not E.164."},{"field":"name","code":"TOO_LONG"},{"message":"And more."}],
             "retry_after_seconds":null}}
            """));

        Assert.Equal(("validation_error", "INVALID_REQUEST_BODY", "Two fields are wrong."), (exception.ErrorType, exception.ErrorCode, exception.ErrorMessage));
        Assert.Equal(("req_a1b2c3d4e5f6", "https://docs.example/errors#x"), (exception.RequestId, exception.DocumentationUrl));
        Assert.Equal(("number", "See GET /numbers.", false), (exception.Parameter, exception.Suggestion, exception.Retryable));
        Assert.Equal(
            [new("number", "Not E.164.", "INVALID_PHONE_FORMAT"), new("name", null, "TOO_LONG"), new WithalloErrorDetail(null, "And more.")],
            exception.Details);
        Assert.Equal([("number", "Not E.164."), ("name", "TOO_LONG")], exception.Errors.Select(error => (error.Key, error.Value)));
        Assert.Equal(
            "GET /v1/api/things got the response 400 INVALID_REQUEST_BODY (number, name). Request id: req_a1b2c3d4e5f6.", exception.Message);
    }

    [Fact]
    public void A_single_parameter_at_fault_is_a_field_error()
    {
        var exception = Assert.IsType<WithalloValidationException>(
            ErrorResponse.Of(400, """{"error":{"type":"validation_error","code":"MISSING_PARAMETER","message":"It is missing.","param":"from"}}"""));

        Assert.Equal(("from", "It is missing."), (Assert.Single(exception.Errors).Key, exception.Errors["from"]));
    }

    [Fact]
    public void The_details_of_v1_are_field_errors()
    {
        var exception = Assert.IsType<WithalloValidationException>(ErrorResponse.Of(
            422, """{"code":"VALIDATION_ERROR","details":[{"field":"numbers","message":"must be E.164"},{"field":"numbers","message":"again"},"a text"]}"""));

        Assert.Equal(
            [new("numbers", "must be E.164"), new("numbers", "again"), new WithalloErrorDetail(null, "a text")],
            exception.Details);
        Assert.Equal("must be E.164", Assert.Single(exception.Errors).Value);
        Assert.Equal("GET /v1/api/things got the response 422 VALIDATION_ERROR (numbers).", exception.Message);
    }

    [Theory]
    [InlineData("""[{"message":"required=CONTACTS_READ","field":"scope"}]""", "CONTACTS_READ")]
    [InlineData("""[{"message":"required=CONTACTS_READ","field":"scope"},{"message":" required=SMS_SEND ","field":"scope"}]""", "CONTACTS_READ,SMS_SEND")]
    [InlineData("""[{"message":"type=x;required=CRM_READ","field":"scope"}]""", "CRM_READ")]
    [InlineData("""["required=CRM_READ"]""", "CRM_READ")]
    [InlineData("""[{"message":"requiredness=none"}]""", "THINGS_READ")]
    [InlineData("""["required"]""", "THINGS_READ")]
    [InlineData("""["whatever=CRM_READ"]""", "THINGS_READ")]
    [InlineData("null", "THINGS_READ")]
    [InlineData("[]", "THINGS_READ")]
    [InlineData("\"required=CRM_READ\"", "THINGS_READ")]
    public void Missing_scopes_are_those_Allo_names_else_the_one_the_operation_needs(string details, string expected)
    {
        var exception = Assert.IsType<WithalloForbiddenException>(ErrorResponse.Of(403, $$"""{"code":"API_KEY_INSUFFICIENT_SCOPE","details":{{details}}}"""));

        Assert.Equal(expected.Split(','), exception.RequiredScopes);
    }

    [Theory]
    [InlineData("FORBIDDEN")]
    [InlineData("API_KEY_TRIAL_NOT_ALLOWED")]
    public void An_error_response_that_is_not_about_scopes_names_none(string code)
    {
        Assert.Empty(Assert.IsType<WithalloForbiddenException>(ErrorResponse.Of(403, $$"""{"code":"{{code}}"}""")).RequiredScopes);
    }

    [Fact]
    public void The_header_names_the_request_before_the_body_does()
    {
        var error = new ApiError(
            "GET /v2/api/me",
            scope: null,
            System.Net.HttpStatusCode.NotFound,
            """{"error":{"request_id":"req_of_the_body"}}"""u8.ToArray(),
            attempts: 3,
            requestId: "req_of_the_header");

        var exception = error.ToException();

        Assert.Equal(("req_of_the_header", 3, "GET /v2/api/me"), (exception.RequestId, exception.Attempts, exception.Operation));
    }

    [Theory]
    [InlineData(32 * 1024 - 1)]
    [InlineData(32 * 1024)]
    [InlineData(32 * 1024 + 1)]
    [InlineData(200_000)]
    public void The_body_is_kept_up_to_32_KiB(int length)
    {
        Assert.Equal(Math.Min(length, 32 * 1024), ErrorResponse.Of(500, new string('x', length)).ResponseBody!.Length);
    }

    [Theory]
    [InlineData("""{"message":"One.","detail":"Another."}""", "One.")]
    [InlineData("""{"detail":"Another."}""", "Another.")]
    [InlineData("""{"error":"Nobody."}""", null)]
    public void The_explanation_is_the_message_else_the_detail(string body, string? expected) =>
        Assert.Equal(expected, ErrorResponse.Of(400, body).ErrorMessage);

    [Fact]
    public void An_exception_that_a_fake_throws_says_what_is_most_likely_unless_told_otherwise()
    {
        Assert.True(new WithalloApiException("x", System.Net.HttpStatusCode.BadGateway).FromAllo);
        Assert.True(new WithalloConnectionException("x").RequestWasSent);
        Assert.Equal(1, new WithalloConnectionException("x").Attempts);
    }

    [Fact]
    public void A_detail_as_text_is_field_and_code_without_its_message()
    {
        Assert.Equal("number INVALID_PHONE_FORMAT", new WithalloErrorDetail("number", "+12125550142 is wrong.", "INVALID_PHONE_FORMAT").ToString());
        Assert.Equal("number", new WithalloErrorDetail("number", "+12125550142 is wrong.").ToString());
    }

    [Fact]
    public void No_body_is_null_and_not_empty()
    {
        Assert.Null(ErrorResponse.Of(500).ResponseBody);
    }

    [Theory]
    [InlineData("""{"code":"\ud800"}""", "\ufffd")]
    [InlineData("""{"\ud800":1,"code":"X"}""", null)]
    [InlineData("""{"error":{"code":"X","errors":[{"field":"\udfff"}]}}""", "X")]
    [InlineData("""{"code":"X","details":[[[]],{},null,1,true,{"message":{}}]}""", "X")]
    [InlineData("""{"code":"X","details":{"message":"y"}}""", "X")]
    [InlineData("""{"error":{"retryable":"yes","retry_after_seconds":"soon","param":{},"type":[]}}""", null)]
    [InlineData("""{"error":{"retry_after_seconds":1e400}}""", null)]
    [InlineData("""{"error":{"retry_after_seconds":-5}}""", null)]
    [InlineData("""{"code":"X",}""", "X")]
    [InlineData("""/* a comment */ {"code":"X"}""", "X")]
    [InlineData("\uFEFF{\"code\":\"X\"}", "X")]
    [InlineData("""{"code":"X"} trailing""", null)]
    [InlineData("{\"code\":\"X\u0000\"}", null)]
    public void Odd_bodies_still_make_the_exception_of_their_status(string body, string? code)
    {
        var exception = ErrorResponse.Of(503, body);

        Assert.IsType<WithalloServerException>(exception);
        Assert.Equal(code, exception.ErrorCode);
        Assert.StartsWith("GET /v1/api/things got the response 503", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CODE_9", "CODE_9")]
    [InlineData("_CODE", null)]
    [InlineData("9CODE", null)]
    [InlineData("Code", null)]
    [InlineData("CODE-9", null)]
    [InlineData("", null)]
    public void A_message_is_a_code_only_where_it_is_written_as_one(string message, string? code) =>
        Assert.Equal(code, ErrorResponse.Of(400, $$"""{"message":"{{message}}"}""").ErrorCode);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_code_has_at_most_64_characters_where_it_is_a_message_and_where_it_is_repeated(int length, bool isOne)
    {
        var text = new string('X', length);

        Assert.Equal(isOne ? text : null, ErrorResponse.Of(400, $$"""{"message":"{{text}}"}""").ErrorCode);
        Assert.Equal(isOne, ErrorResponse.Of(400, $$"""{"code":"{{text}}"}""").Message.Contains(text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("numbers[0].value", true)]
    [InlineData("job_title-2", true)]
    [InlineData("x", true)]
    [InlineData("", false)]
    [InlineData("+12125550142", false)]
    [InlineData("2125550142", false)]
    [InlineData("Ada Byron", false)]
    [InlineData("ada@example.com", false)]
    public void A_message_repeats_a_field_only_where_it_is_an_identifier(string field, bool isRepeated)
    {
        var exception = Assert.IsType<WithalloValidationException>(ErrorResponse.Of(422, $$"""{"code":"X","details":[{"field":"{{field}}","message":"wrong"}]}"""));

        Assert.Equal(isRepeated ? $"GET /v1/api/things got the response 422 X ({field})." : "GET /v1/api/things got the response 422 X.", exception.Message);
        Assert.Equal(field, Assert.Single(exception.Errors).Key);
    }

    [Fact]
    public void A_field_of_which_nothing_is_said_is_named_all_the_same()
    {
        var ofDetail = Assert.IsType<WithalloValidationException>(ErrorResponse.Of(422, """{"details":[{"field":"numbers"}]}"""));
        var ofParameter = Assert.IsType<WithalloValidationException>(ErrorResponse.Of(422, """{"error":{"param":"from"}}"""));
        var ofCode = Assert.IsType<WithalloValidationException>(ErrorResponse.Of(422, """{"error":{"code":"MISSING_PARAMETER","param":"from"}}"""));

        Assert.Equal(("numbers", ""), (Assert.Single(ofDetail.Errors).Key, ofDetail.Errors["numbers"]));
        Assert.Equal(("from", ""), (Assert.Single(ofParameter.Errors).Key, ofParameter.Errors["from"]));
        Assert.Equal(("from", "MISSING_PARAMETER"), (Assert.Single(ofCode.Errors).Key, ofCode.Errors["from"]));
    }

    [Theory]
    [InlineData(503, """{"code":"X"}""", true)]
    [InlineData(503, "", true)]
    [InlineData(503, " \t\r\n", true)]
    [InlineData(503, "<html>", false)]
    [InlineData(503, "[]", false)]
    [InlineData(519, "{}", true)]
    [InlineData(520, "{}", false)]
    [InlineData(530, "{}", false)]
    [InlineData(531, "{}", true)]
    public void What_is_no_JSON_object_or_has_a_status_of_the_CDN_is_not_Allos(int statusCode, string body, bool isAllos)
    {
        var exception = ErrorResponse.Of(statusCode, body);

        Assert.Equal(isAllos, exception.FromAllo);
        Assert.Equal(!isAllos, exception.Message.EndsWith(". It came from something in front of Allo, such as a proxy or CDN.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(401, """{"code":"API_KEY_INVALID"}""", "GET /v1/api/things got the response 401 API_KEY_INVALID: check the API key.")]
    [InlineData(403, """{"code":"API_KEY_INSUFFICIENT_SCOPE"}""", "GET /v1/api/things got the response 403 API_KEY_INSUFFICIENT_SCOPE: the API key lacks THINGS_READ.")]
    [InlineData(403, """{"code":"X","details":["required=A;b=c","required=B"]}""", "GET /v1/api/things got the response 403 X: the API key lacks A, B.")]
    [InlineData(400, """{"code":"X","details":["required=A"]}""", "GET /v1/api/things got the response 400 X.")]
    [InlineData(429, """{"code":"X","details":["reset_in=1.5"]}""", "GET /v1/api/things got the response 429 X: wait 1.5 s.")]
    [InlineData(429, """{"code":"X"}""", "GET /v1/api/things got the response 429 X.")]
    [InlineData(503, """{"code":"X","details":["reset_in=1.5"]}""", "GET /v1/api/things got the response 503 X.")]
    public void The_message_says_what_to_do_about_a_key_a_scope_or_a_limit(int statusCode, string body, string message) =>
        Assert.Equal(message, ErrorResponse.Of(statusCode, body).Message);

    [Fact]
    public void A_wait_beyond_thirty_years_is_cut_off() =>
        Assert.Equal(TimeSpan.FromSeconds(1_000_000_000), ErrorResponse.Of(429, """{"error":{"retry_after_seconds":100000000000000000000}}""").RetryAfter);

    [Fact]
    public void Bytes_of_any_kind_make_an_exception_and_never_another_one()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Choose(300, 599).ToArbitrary(), static (bytes, statusCode) =>
            (int)ErrorResponse.Of(statusCode, bytes).StatusCode == statusCode)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void Bodies_with_a_few_bytes_changed_make_an_exception_and_never_another_one()
    {
        byte[][] bodies =
        [
            """{"error":{"type":"validation_error","code":"X","message":"Y","errors":[{"field":"a","code":"b","message":"c"}],"retry_after_seconds":5,"retryable":true}}"""u8.ToArray(),
            """{"code":"API_KEY_QUOTA_EXCEEDED","details":[{"message":"limit=1000;type=DAILY;reset_in=3600","field":"DAILY"}]}"""u8.ToArray(),
            """{"code":"\ud83d\ude00","details":[{"message":"required=\ud83d","field":"\u0000"}]}"""u8.ToArray(),
        ];
        var mutated =
            from body in Gen.Elements(bodies)
            from changes in Gen.ListOf(from at in Gen.Choose(0, body.Length - 1) from value in Gen.Choose(0, 255) select (at, (byte)value))
            from length in Gen.Choose(0, body.Length)
            select Mutate(body, changes, length);

        Prop.ForAll(mutated.ToArbitrary(), static bytes => ErrorResponse.Of(422, bytes).Message.Length > 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    private static byte[] Mutate(byte[] body, IEnumerable<(int At, byte Value)> changes, int length)
    {
        var copy = body.ToArray();
        foreach (var (at, value) in changes.Take(4))
        {
            copy[at] = value;
        }

        return length < body.Length / 4 ? copy[..length] : copy;
    }
}
