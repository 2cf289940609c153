using System.Net;
using Bunit;
using Withallo.Api;

namespace Withallo.Blazor.Tests;

public sealed class AlloErrorTests : IDisposable
{
    private const string Marker = "+12125550199";

    private readonly BunitContext _page = new();

    public static TheoryData<Exception, string> Errors => new()
    {
        { new WithalloAuthenticationException(Marker), "Allo does not accept the API key. Check the key in Allo’s settings and in the configuration of this application." },
        { new WithalloForbiddenException(Marker) { RequiredScopes = ["CRM_READ", "CRM_WRITE", Marker] }, "The API key is not allowed to do this. In Allo’s settings, give the key what it lacks: CRM_READ CRM_WRITE" },
        { new WithalloForbiddenException(Marker, errorCode: "A2P_NOT_ENABLED"), "This account is not allowed to do this. The plan of the account or the registration of its number does not include it. Check both in Allo’s settings." },
        { new WithalloNotFoundException(Marker), "Allo does not find this. It may have been deleted in the meantime: load the page again." },
        { new WithalloNotFoundException(Marker, errorCode: "FROM_NUMBER_NOT_FOUND"), "Allo cannot send from this number. Choose another number of the account, one that can send messages." },
        { new WithalloValidationException(Marker, errorCode: "SENDER_ID_NOT_ACTIVE"), "Allo cannot send under this sender ID. Choose a sender ID that Allo has verified and activated." },
        { new WithalloValidationException(Marker, errorCode: "TO_NUMBER_COUNTRY_MISMATCH"), "The recipient is in another country than the sender. Choose a number of the same country; to France, send under a sender ID." },
        { new WithalloValidationException(Marker, errorCode: "INVALID_LENGTH"), "The text is empty or too long. Allo takes up to 1000 characters: shorten the text or send it in two messages." },
        { new WithalloValidationException(Marker, errorCode: "INVALID_SEARCH_QUERY"), "Allo cannot search for this. Search for words with at least one letter or digit." },
        {
            new WithalloValidationException(Marker) { ErrorMessage = Marker, Errors = new Dictionary<string, string> { ["filters.email"] = Marker, [Marker] = Marker } },
            "Allo does not accept what was entered. Check these fields: filters.email"
        },
        { new WithalloValidationException(Marker), "Allo does not accept what was entered. Check what you entered, then try again." },
        { new WithalloConflictException(Marker), "Something else is changing this at the same time. Load the page again, then try again." },
        { new WithalloRateLimitException(Marker), "Too many requests at once. Wait a moment, then try again." },
        { new WithalloRateLimitException(Marker) { RetryAfter = TimeSpan.FromSeconds(1.2) }, "Too many requests at once. Try again in 2 s." },
        { new WithalloRateLimitException(Marker) { RetryAfter = TimeSpan.FromSeconds(91) }, "Too many requests at once. Try again in 2 min." },
        { new WithalloRateLimitException(Marker, errorCode: "API_KEY_QUOTA_EXCEEDED") { RetryAfter = TimeSpan.FromHours(5.5) }, "The limit of the account is used up. Try again in 6 h." },
        { new WithalloRateLimitException(Marker, errorCode: "DAILY_SMS_LIMIT_REACHED"), "The limit of the account is used up. Try again tomorrow, or ask Allo for a higher limit." },
        { new WithalloServerException(Marker) { Operation = "GET /v2/api/numbers" }, "Allo has a problem of its own. Try again in a few minutes." },
        { new WithalloServerException(Marker) { Operation = "POST /v1/api/sms" }, "Allo has a problem of its own. Allo may have acted all the same: check before you do it again." },
        { new WithalloServerException(Marker) { FromAllo = false }, "Something in front of Allo responded in its place. It may be a proxy, or Allo’s network. Try again in a few minutes." },
        { new WithalloApiException(Marker, HttpStatusCode.PaymentRequired), "Allo asks for a payment first. Check the plan and the balance of the account in Allo’s settings." },
        { new WithalloConnectionException(Marker) { RequestWasSent = false }, "Allo cannot be reached. Nothing was sent. Check the connection of this server to the internet, then try again." },
        { new WithalloConnectionException(Marker) { Operation = "GET /v2/api/numbers" }, "Allo did not respond. Nothing was changed. Try again." },
        { new WithalloTimeoutException(Marker, WithalloDeadline.Attempt, TimeSpan.FromSeconds(1)) { Operation = "POST /v2/api/conversations/items/search" }, "Allo did not respond. Nothing was changed. Try again." },
        { new WithalloTimeoutException(Marker, WithalloDeadline.Attempt, TimeSpan.FromSeconds(1)) { Operation = "DELETE /v2/api/webhooks/{webhook_id}" }, "Allo did not respond. Allo may have acted all the same: check before you do it again." },
        { new WithalloResponseException(Marker, HttpStatusCode.OK) { ResponseBody = Marker }, "Allo’s response cannot be read. Allo may have acted all the same: check before you do it again." },
        { new ArgumentException(Marker), "This cannot be sent. Check what you entered. Nothing was sent." },
        { new InvalidOperationException(Marker), "Something went wrong in this application. What you did with Allo before is not undone. If it happens again, tell whoever looks after this application." },
    };

    [Theory]
    [MemberData(nameof(Errors), DisableDiscoveryEnumeration = true)]
    public void It_says_what_went_wrong_and_what_to_do_and_nothing_personal(Exception error, string expected)
    {
        var shown = _page.Render<AlloError>(parameters => parameters.Add(alert => alert.Error, error));

        var names = shown.FindAll("[role=alert] li code").Select(name => name.TextContent);
        Assert.Equal(expected, string.Join(' ', [shown.Find("[role=alert] p").TextContent, .. names]));
        Assert.DoesNotContain(Marker, shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_error_there_is_nothing() => Assert.Equal("", _page.Render<AlloError>().Markup.Trim());

    [Fact]
    public void It_quotes_the_request_id_but_only_one_that_can_be_nothing_else()
    {
        var shown = _page.Render<AlloError>(parameters => parameters.Add(alert => alert.Error, new WithalloServerException("") { RequestId = "req_8f2" }));
        Assert.Equal("Request id, for Allo’s support: req_8f2", shown.Find("small").TextContent);

        shown.Render(parameters => parameters.Add(alert => alert.Error, new WithalloServerException("") { RequestId = Marker }));
        Assert.Empty(shown.FindAll("small"));
    }

    [Fact]
    public async Task It_offers_to_try_again_where_that_can_be_done()
    {
        var retries = 0;
        var error = new WithalloServerException("");
        Assert.Empty(_page.Render<AlloError>(parameters => parameters.Add(alert => alert.Error, error)).FindAll("button"));

        var shown = _page.Render<AlloError>(parameters => parameters.Add(alert => alert.Error, error).Add(alert => alert.OnRetry, () => retries++));
        await shown.Find("button").ClickAsync();

        Assert.Equal(("Try again", 1), (shown.Find("button").TextContent, retries));
    }

    public void Dispose() => _page.Dispose();
}
