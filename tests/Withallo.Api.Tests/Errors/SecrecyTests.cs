namespace Withallo.Api.Tests.Errors;

/// <summary>What an error body repeats of the request stays in the members that are meant for it.</summary>
public sealed class SecrecyTests
{
    private const string Number = "+12125550177";
    private const string Text = "the secret text of a message";
    private const string Key = "ak_live_0123456789abcdef0123456789abcdef";

    public static TheoryData<string> Bodies => new(
        $$"""{"code":"INVALID_TO_NUMBER","message":"{{Number}} is not a number","details":[{"field":"to","message":"{{Number}} {{Text}} {{Key}}"}]}""",
        $$"""{"code":"{{Number}}","details":[{"field":"{{Number}}","message":"{{Text}}"}]}""",
        $$"""{"code":"{{Text}}","details":[{"field":"{{Text}}","message":"{{Key}}"}]}""",
        $$"""{"error":"{{Text}} to {{Number}} with {{Key}}"}""",
        $$"""{"message":"{{Text}}"}""",
        $$"""{"detail":"{{Number}}"}""",
        $$$"""{"error":{"type":"{{{Text}}}","code":"X","message":"{{{Number}}}","param":"{{{Number}}}","suggestion":"{{{Text}}}","request_id":"{{{Number}}}"}}""",
        $$$"""{"error":{"type":"validation_error","code":"X","errors":[{"field":"numbers[0] {{{Number}}}","code":"{{{Number}}}","message":"{{{Text}}}"}]}}""",
        $"<html>{Number} {Text} {Key}</html>",
        $"{Number}",
        "");

    [Theory]
    [MemberData(nameof(Bodies))]
    public void No_message_and_no_text_of_an_exception_repeats_what_was_sent(string body)
    {
        foreach (var statusCode in new[] { 400, 401, 402, 403, 404, 409, 422, 429, 500, 503 })
        {
            var exception = ErrorResponse.Of(statusCode, body);

            AssertSaysNothing(exception.Message);
            AssertSaysNothing(exception.ToString());
            Assert.Equal(body.Length == 0 ? null : body, exception.ResponseBody);
        }
    }

    [Fact]
    public void A_detail_prints_its_field_and_code_alone()
    {
        var detail = new WithalloErrorDetail("to", $"{Number} {Text}", "INVALID_PHONE_FORMAT");

        Assert.Equal("to INVALID_PHONE_FORMAT", detail.ToString());
    }

    private static void AssertSaysNothing(string text)
    {
        Assert.DoesNotContain(Number, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Text, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
    }
}
