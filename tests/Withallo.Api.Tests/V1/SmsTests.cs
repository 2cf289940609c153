using System.Net;
using Withallo.Testing;

namespace Withallo.Api.Tests.V1;

public sealed class SmsTests : SandboxTest
{
    private const string Recipient = "+12125550142";
    private const string FrenchMobile = "+33639980042";

    [Fact]
    public async Task Send_posts_the_message_and_returns_it()
    {
        var sent = await Client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = Recipient, Message = "Hello there" }, cancellationToken: Cancellation);

        AssertSent("POST", "/v1/api/sms", """{"from":"+12125550100","to":"+12125550142","message":"Hello there"}""");
        Assert.Equal((MainLine, null, Recipient, "Hello there"), (sent.FromNumber, sent.SenderId, sent.ToNumber, sent.Content));
        Assert.Equal(Direction.Outbound, sent.Type);
        Assert.Equal(Clock.GetUtcNow(), sent.StartDate);
        Assert.Equal("Hello there", Assert.Single(Allo.SentMessages).Content);
    }

    [Fact]
    public async Task Send_to_France_names_a_sender_id_instead_of_a_number()
    {
        var sent = await Client.Sms.SendFranceAsync(
            new SendSmsFranceRequest { SenderId = "WillowCo", To = FrenchMobile, Message = "Bonjour à tous" }, cancellationToken: Cancellation);

        AssertSent("POST", "/v1/api/sms", """{"sender_id":"WillowCo","to":"+33639980042","message":"Bonjour à tous"}""");
        Assert.Equal((null, "WillowCo", FrenchMobile, "Bonjour à tous"), (sent.FromNumber, sent.SenderId, sent.ToNumber, sent.Content));
    }

    [Theory]
    [InlineData("plain ASCII")]
    [InlineData("accents é, œ, ß, Ω, \u200f, and a tab\tor a\nline break")]
    [InlineData("emoji 👩‍🚀 beyond the basic plane 𝄞")]
    [InlineData("<script>&amp; \"quotes\" 'and' \\ backslashes")]
    public async Task Any_text_arrives_as_it_was_given(string message)
    {
        var sent = await Client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = Recipient, Message = message }, cancellationToken: Cancellation);

        Assert.Equal(message, Assert.Single(Allo.SentMessages).Content);
        Assert.Equal(message, sent.Content);
    }

    [Theory]
    [InlineData("+19995550100", Recipient, "FROM_NUMBER_NOT_FOUND", typeof(WithalloNotFoundException))]
    [InlineData(MainLine, "not a number", "INVALID_TO_NUMBER", typeof(WithalloValidationException))]
    [InlineData(MainLine, FrenchMobile, "TO_NUMBER_COUNTRY_MISMATCH", typeof(WithalloValidationException))]
    public async Task What_Allo_refuses_is_typed_by_its_code(string from, string to, string code, Type expected)
    {
        var exception = await Assert.ThrowsAnyAsync<WithalloApiException>(
            () => Client.Sms.SendAsync(new SendSmsRequest { From = from, To = to, Message = "Hello" }, cancellationToken: Cancellation));

        Assert.IsType(expected, exception);
        Assert.Equal((HttpStatusCode.BadRequest, code, "POST /v1/api/sms"), (exception.StatusCode, exception.ErrorCode, exception.Operation));
        Assert.Empty(Allo.SentMessages);
    }

    [Theory]
    [InlineData("W", FrenchMobile, "INVALID_SENDER_ID")]
    [InlineData("Unknown", FrenchMobile, "SENDER_ID_NOT_ACTIVE")]
    [InlineData("WillowCo", Recipient, "INVALID_TO_NUMBER")]
    public async Task What_Allo_refuses_under_a_sender_id_is_a_validation_error(string senderId, string to, string code)
    {
        var exception = await Assert.ThrowsAsync<WithalloValidationException>(
            () => Client.Sms.SendFranceAsync(new SendSmsFranceRequest { SenderId = senderId, To = to, Message = "Bonjour" }, cancellationToken: Cancellation));

        Assert.Equal(code, exception.ErrorCode);
        Assert.Empty(Allo.SentMessages);
    }

    [Theory]
    [InlineData("", Recipient, "Hello", "From")]
    [InlineData(MainLine, " ", "Hello", "To")]
    [InlineData(MainLine, Recipient, "", "Message")]
    [InlineData(null, Recipient, "Hello", "From")]
    public async Task An_empty_member_is_refused_before_anything_is_sent(string? from, string to, string message, string member)
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => Client.Sms.SendAsync(new SendSmsRequest { From = from!, To = to, Message = message }, cancellationToken: Cancellation));

        Assert.StartsWith(member + " is empty", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public async Task No_request_at_all_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => Client.Sms.SendAsync(null!, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Client.Sms.SendFranceAsync(null!, cancellationToken: Cancellation));

        Assert.Empty(Allo.Requests);
    }

    public static TheoryData<string> OutcomesThatNobodyKnows => [nameof(Fault.DropAfterHandling), nameof(Fault.ResetMidBody), nameof(Fault.ServerError), nameof(Fault.Unavailable)];

    [Theory]
    [MemberData(nameof(OutcomesThatNobodyKnows))]
    public async Task A_message_is_sent_once_even_where_a_pooled_connection_breaks_and_retries_are_on(string outcome)
    {
        var client = CreateClient(options => options.Retry.MaxRetries = 3);
        await client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = Recipient, Message = "first" }, cancellationToken: Cancellation);
        Allo.Faults.Enqueue(outcome switch
        {
            nameof(Fault.DropAfterHandling) => Fault.DropAfterHandling(),
            nameof(Fault.ResetMidBody) => Fault.ResetMidBody(),
            nameof(Fault.Unavailable) => Fault.Unavailable(),
            _ => Fault.ServerError(),
        });

        await Assert.ThrowsAnyAsync<WithalloException>(
            () => client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = Recipient, Message = "second" }, cancellationToken: Cancellation));

        Assert.Equal(2, Allo.Requests.Count);
        Assert.True(Allo.SentMessages.Count(message => message.Content == "second") <= 1);
    }
}
