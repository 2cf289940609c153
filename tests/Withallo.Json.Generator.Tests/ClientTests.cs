using System.Net;
using System.Text;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Json.Generator.Tests.Support;

namespace Withallo.Json.Generator.Tests;

/// <summary>Responses that Allo, or a proxy before it, has sent in odd forms, through the client.</summary>
public sealed class ClientTests
{
    private static readonly SendSmsRequest _message = new() { From = "+12025550100", To = "+12025550142", Message = "Hi" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string?, byte[]> Encodings
    {
        get
        {
            const string Text = """{"data":{"content":"déjà vu","type":"OUTBOUND"}}""";
            return new()
            {
                { "UTF-8", "application/json; charset=utf-8", Encoding.UTF8.GetBytes(Text) },
                { "UTF-8, unnamed", null, Encoding.UTF8.GetBytes(Text) },
                { "UTF-8 with a byte order mark", "application/json", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)] },
                { "Latin-1, declared", "application/json; charset=ISO-8859-1", Encoding.Latin1.GetBytes(Text) },
                { "Latin-1 as Windows calls it", "application/json; charset=\"windows-1252\"", Encoding.Latin1.GetBytes(Text) },
                { "UTF-16, declared", "application/json; charset=utf-16", Encoding.Unicode.GetBytes(Text) },
                { "UTF-16 with a byte order mark", "application/json", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)] },
                { "UTF-16, the other way round", "application/json", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
                { "UTF-32", "application/json", [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(Text)] },
                { "a charset that nobody knows", "application/json; charset=x-nobody", Encoding.UTF8.GetBytes(Text) },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_message_that_was_taken_is_not_reported_as_failed_for_its_encoding(string encoding, string? contentType, byte[] body)
    {
        using var client = Client(HttpStatusCode.OK, body, contentType);

        var sent = await client.Sms.SendAsync(_message, cancellationToken: Cancellation);

        Assert.True(("déjà vu", Direction.Outbound) == (sent.Content, sent.Type), encoding);
    }

    [Theory]
    [InlineData("application/json", "{\"code\":\"RECIPIENT_INVALID\",\"details\":[]}", true)]
    [InlineData("application/json", "{\"code\":\"RECIPIENT_INVALID\",\"message\":\"cut \\ud83d\"}", false)]
    public async Task An_error_says_its_code_whatever_stands_before_or_inside_it(string contentType, string text, bool withMark)
    {
        using var client = Client(HttpStatusCode.BadRequest, [.. withMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)], contentType);

        var error = await Assert.ThrowsAnyAsync<WithalloApiException>(() => client.Sms.SendAsync(_message, cancellationToken: Cancellation));

        Assert.Equal("RECIPIENT_INVALID", error.ErrorCode);
    }

    [Fact]
    public async Task An_error_in_another_encoding_says_its_code()
    {
        using var client = Client(HttpStatusCode.BadRequest, Encoding.Unicode.GetBytes("""{"code":"RECIPIENT_INVALID"}"""), "application/json; charset=utf-16");

        var error = await Assert.ThrowsAnyAsync<WithalloApiException>(() => client.Sms.SendAsync(_message, cancellationToken: Cancellation));

        Assert.Equal("RECIPIENT_INVALID", error.ErrorCode);
    }

    [Fact]
    public async Task Endpoints_of_a_key_may_be_texts()
    {
        using var client = Client("""{"data":{"api_key_id":"api-1","endpoints":["GET /v2/api/users","/v2/api/tags",{"method":"POST","path":"/v2/api/crm/people"},null,7]}}""");

        var me = await client.V2.Me.GetAsync(cancellationToken: Cancellation);

        Assert.Equal(
            [(EndpointMethod.Get, "/v2/api/users"), (default, "/v2/api/tags"), (EndpointMethod.Post, "/v2/api/crm/people")],
            me.Endpoints.Select(static endpoint => (endpoint.Method, endpoint.Path)));
    }

    [Theory]
    [InlineData("""{"data":{"data":{"results":[{"id":"call_1"}],"metadata":{"total_pages":2,"current_page":0}}}}""")]
    [InlineData("""{"data":{"results":[{"id":"call_1"},null,"row",[]],"metadata":{"pagination":{"total_pages":"2"}}}}""")]
    public async Task A_page_of_calls_is_found_one_level_deeper_and_without_rows_that_are_none(string body)
    {
        using var client = Client(body);

        var page = await client.Calls.SearchAsync("+12025550100", cancellationToken: Cancellation);

        Assert.Equal(("call_1", 2), (Assert.Single(page.Results).Id, page.TotalPages));
    }

    [Theory]
    [InlineData("""{"data":{"rows":[]}}""")]
    [InlineData("""{"data":{"results":{}}}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html>")]
    public async Task What_is_no_page_is_an_error_and_not_an_empty_page(string body)
    {
        using var client = Client(body);

        await Assert.ThrowsAsync<WithalloResponseException>(() => client.Calls.SearchAsync("+12025550100", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task One_odd_value_costs_no_row_and_no_other_member()
    {
        using var client = Client(
            """
            {"data":[{"id":5,"name":"Ada","interactions":"12","created_at":"","numbers":"+12025550142","company":"Acme"},
            {"id":"per-2","interactions":[1,2],"last_activity_at":0,"company":[1]}],"pagination":{"page":"1","has_more":"false"}}
            """);

        var page = await client.V2.People.SearchAsync(new(), cancellationToken: Cancellation);

        var (first, second) = (page.Results[0], page.Results[1]);
        Assert.Equal(("5", "Ada", 12, null, "Acme"), (first.Id, first.Name, first.Interactions, first.CreatedAt, first.Company?.Name));
        Assert.Equal(["+12025550142"], first.Numbers);
        Assert.Null(first.AdditionalProperties);
        Assert.Equal(("per-2", null, null), (second.Id, second.Interactions, second.LastActivityAt));
        Assert.Equal(["company", "interactions"], second.AdditionalProperties!.Keys.Order());
        Assert.Equal((1, false), (page.CurrentPage, page.HasMore));
    }

    private static WithalloClient Client(string body) => Client(HttpStatusCode.OK, Encoding.UTF8.GetBytes(body), "application/json");

    private static WithalloClient Client(HttpStatusCode status, byte[] body, string? contentType) =>
        new(new WithalloOptions { ApiKey = "key" }, new CannedHandler(status, body, contentType));
}
