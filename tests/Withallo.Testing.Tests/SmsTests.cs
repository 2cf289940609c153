using Withallo.Testing;

namespace Withallo.Tests;

public sealed class SmsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_from_a_number_is_returned_and_kept()
    {
        await using var allo = await StartAsync();
        using var wire = new WireClient(allo);

        var response = await wire.PostAsync("/sms", """{"from":"+12125550100","to":"+13125550110","message":"Hello there"}""");

        Assert.Equal(200, response.Status);
        Assert.Equal(
            """{"data":{"from_number":"+12125550100","sender_id":null,"to_number":"+13125550110","type":"OUTBOUND","content":"Hello there","start_date":"2026-04-21T12:00:00"}}""",
            response.Body);
        var sent = Assert.Single(allo.SentMessages);
        Assert.Equal("Hello there", sent.Content);
        Assert.Equal(Direction.Outbound, sent.Type);
    }

    [Fact]
    public async Task A_message_under_a_sender_id_is_returned_and_kept()
    {
        await using var allo = await StartAsync();
        using var wire = new WireClient(allo);

        var response = await wire.PostAsync("/sms", """{"sender_id":"WillowCo","to":"+33639980010","message":"À bientôt"}""");

        Assert.Equal(
            """{"data":{"from_number":null,"sender_id":"WillowCo","to_number":"+33639980010","type":"OUTBOUND","content":"À bientôt","start_date":"2026-04-21T12:00:00"}}""",
            response.Body);
        Assert.Equal("WillowCo", Assert.Single(allo.SentMessages).SenderId);
    }

    [Theory]
    [InlineData("""{"from":"+12125550199","to":"+13125550110","message":"Hi"}""", "FROM_NUMBER_NOT_FOUND")]
    [InlineData("""{"to":"+13125550110","message":"Hi"}""", "FROM_NUMBER_NOT_FOUND")]
    [InlineData("""{"from":null,"to":"+13125550110","message":"Hi"}""", "FROM_NUMBER_NOT_FOUND")]
    [InlineData("""{"from":"+12125550100","to":"3125550110","message":"Hi"}""", "INVALID_TO_NUMBER")]
    [InlineData("""{"from":"+12125550100","to":"","message":"Hi"}""", "INVALID_TO_NUMBER")]
    [InlineData("""{"from":"+12125550100","message":"Hi"}""", "INVALID_TO_NUMBER")]
    [InlineData("""{"from":"+12125550100","to":"+33639980010","message":"Hi"}""", "TO_NUMBER_COUNTRY_MISMATCH")]
    [InlineData("""{"from":"+33199000100","to":"+351910000000","message":"Hi"}""", "TO_NUMBER_COUNTRY_MISMATCH")]
    [InlineData("""{"from":"+12125550100","to":"+13125550110","message":""}""", "INVALID_LENGTH")]
    [InlineData("""{"from":"+12125550100","to":"+13125550110","message":null}""", "INVALID_LENGTH")]
    [InlineData("""{"from":"+12125550100","to":"+13125550110"}""", "INVALID_LENGTH")]
    [InlineData("""{"sender_id":"","to":"+33639980010","message":"Hi"}""", "INVALID_SENDER_ID")]
    [InlineData("""{"sender_id":"No","to":"+33639980010","message":"Hi"}""", "INVALID_SENDER_ID")]
    [InlineData("""{"sender_id":"TwelveLetter","to":"+33639980010","message":"Hi"}""", "INVALID_SENDER_ID")]
    [InlineData("""{"sender_id":"My Shop","to":"+33639980010","message":"Hi"}""", "INVALID_SENDER_ID")]
    [InlineData("""{"sender_id":"Unknown","to":"+33639980010","message":"Hi"}""", "SENDER_ID_NOT_ACTIVE")]
    [InlineData("""{"sender_id":"WillowCo","to":"+13125550110","message":"Hi"}""", "INVALID_TO_NUMBER")]
    [InlineData("""{"sender_id":"WillowCo","to":"+33 6 39 98 00 10","message":"Hi"}""", "INVALID_TO_NUMBER")]
    [InlineData("""{"sender_id":"WillowCo","to":"+33639980010","message":""}""", "INVALID_LENGTH")]
    public async Task A_message_that_cannot_be_sent_is_400_with_its_code(string body, string code)
    {
        await using var allo = await StartAsync();
        using var wire = new WireClient(allo);

        var response = await wire.PostAsync("/sms", body);

        response.IsError(400, $$"""{"code":"{{code}}","details":null}""");
        Assert.Empty(allo.SentMessages);
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(1000, 200)]
    [InlineData(1001, 400)]
    public async Task A_message_has_1_to_1000_characters(int length, int status)
    {
        await using var allo = await StartAsync();
        using var wire = new WireClient(allo);

        var response = await wire.PostAsync("/sms", $$"""{"from":"+12125550100","to":"+13125550110","message":"{{new string('x', length)}}"}""");

        Assert.Equal(status, response.Status);
        Assert.Equal(status == 200 ? 1 : 0, allo.SentMessages.Count);
    }

    [Fact]
    public async Task A_number_and_a_sender_id_at_once_are_rejected()
    {
        await using var allo = await StartAsync();
        using var wire = new WireClient(allo);

        var response = await wire.PostAsync("/sms", """{"from":"+12125550100","sender_id":"WillowCo","to":"+33639980010","message":"Hi"}""");

        response.IsError(400, """{"code":"VALIDATION_ERROR","details":[{"message":"send either from or sender_id","field":"sender_id"}]}""");
    }

    [Fact]
    public async Task The_fragment_of_the_documented_path_never_arrives()
    {
        await using var allo = await StartAsync();
        using var wire = new WireClient(allo);

        var response = await wire.PostAsync("/sms#france", """{"sender_id":"WillowCo","to":"+33639980010","message":"Bonjour"}""");

        Assert.Equal(200, response.Status);
        Assert.Equal("/v1/api/sms", Assert.Single(allo.Requests).Path);
    }

    private static Task<AlloSandbox> StartAsync() =>
        AlloSandbox.StartAsync(new SandboxOptions { TimeProvider = new FakeTimeProvider(new DateTimeOffset(2026, 4, 21, 12, 0, 0, TimeSpan.Zero)) }, Cancelled);
}
