using System.Globalization;
using System.Net;
using Withallo.Testing;

namespace Withallo.Api.Tests.V1;

/// <summary>Successes that cannot be read, and those that can although they are odd.</summary>
public sealed class AnswerTests : SandboxTest
{
    [Fact]
    public async Task Html_in_place_of_an_answer_is_shown_with_its_status_and_where_it_stops_being_JSON()
    {
        Allo.Faults.Enqueue(Fault.Html());

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal((HttpStatusCode.OK, "GET /v1/api/numbers", 1), (failure.StatusCode, failure.Operation, failure.Attempts));
        Assert.StartsWith("<!doctype html>", failure.ResponseBody, StringComparison.Ordinal);
        Assert.Equal("GET /v1/api/numbers succeeded with 200, but its response is not the JSON that was promised (line 1, byte 1).", failure.Message);
    }

    [Fact]
    public async Task The_excerpt_of_an_answer_is_capped_at_32_KiB()
    {
        Answer("<html>" + new string('x', 100_000));

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal(32 * 1024, failure.ResponseBody!.Length);
    }

    [Fact]
    public async Task An_answer_that_is_missing_has_no_excerpt()
    {
        Answer("", 201);

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(
            () => Client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = "+12125550142", Message = "Hi" }, cancellationToken: Cancellation));

        Assert.Equal((HttpStatusCode.Created, null), (failure.StatusCode, failure.ResponseBody));
        Assert.Equal("POST /v1/api/sms succeeded with 201, but its response is missing.", failure.Message);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_keeps_the_request_id()
    {
        Allo.Faults.Enqueue(Fault.Status(200, "?", new Dictionary<string, string> { ["X-Request-Id"] = "req_a1b2c3d4e5f6" }));

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal("req_a1b2c3d4e5f6", failure.RequestId);
    }

    [Theory]
    [InlineData("\"start_date\":\"yesterday\"")]
    [InlineData("\"start_date\":\"2024-02-30T10:00:00\"")]
    [InlineData("\"start_date\":20240115")]
    [InlineData("\"start_date\":\"2024-01-15T25:00:00\"")]
    [InlineData("\"length_in_minutes\":\"long\"")]
    [InlineData("\"type\":1")]
    [InlineData("\"transcript\":\"none\"")]
    [InlineData("\"transcript\":[{\"time\":\"10:30\"}]")]
    public async Task A_member_of_the_wrong_kind_makes_the_answer_unreadable(string member)
    {
        Answer($$$"""{"data":{"results":[{"id":"call_1",{{{member}}}}]}}""");

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(() => Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation));

        Assert.Contains(member, failure.ResponseBody!, StringComparison.Ordinal);
        Assert.Contains("(line 1, byte", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"data\": 7\n}", 2, 11)]
    [InlineData("{\n  \"data\": {\n\"results\": {}}}", 3, 12)]
    [InlineData("[]", 1, 1)]
    [InlineData("{\"data\":null} {}", 1, 15)]
    public async Task A_page_of_calls_that_is_something_else_is_unreadable_from_there_on(string body, int line, int at)
    {
        Answer(body);

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(() => Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation));

        Assert.Contains($"(line {line}, byte {at})", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"data":null,"more":[1,{"a":2}]}""")]
    public async Task A_page_of_calls_that_is_missing_is_empty(string body)
    {
        Answer(body);

        Assert.Empty((await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation)).Results);
    }

    [Fact]
    public async Task Numbers_may_come_as_text()
    {
        Answer("""{"data":{"results":[{"id":"call_1","length_in_minutes":"5.5"}],"metadata":{"total_pages":"3","current_page":"1"}}}""");

        var page = await Client.Calls.SearchAsync(MainLine, page: 1, cancellationToken: Cancellation);

        Assert.Equal((5.5, 3, 1), (page.Results[0].LengthInMinutes, page.TotalPages, page.CurrentPage));
    }

    [Fact]
    public async Task Members_come_in_any_order_and_more_than_once()
    {
        Answer("""{"more":1,"data":{"metadata":{"current_page":1,"total_pages":2},"other":{"results":[1]},"results":[{"summary":"a","id":"call_1","summary":"b"}]},"meta":null}""");

        var page = await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation);

        Assert.Equal(("call_1", "b"), (page.Results[0].Id, page.Results[0].Summary));
        Assert.Equal(2, page.TotalPages);
    }

    [Fact]
    public async Task A_large_answer_is_read_whole()
    {
        var text = new string('é', 200);
        var rows = Enumerable.Range(0, 20_000).Select(i => $$"""{"source":"USER","text":"{{text}}","start_seconds":{{i.ToString(CultureInfo.InvariantCulture)}}}""");
        Answer($$$"""{"data":{"results":[{"id":"call_1","transcript":[{{{string.Join(',', rows)}}}]}]}}""");

        var page = await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation);

        Assert.Equal(20_000, page.Results[0].Transcript.Count);
        Assert.Equal((text, 19_999), (page.Results[0].Transcript[^1].Text, page.Results[0].Transcript[^1].StartSeconds));
    }

    [Fact]
    public async Task An_answer_that_comes_byte_by_byte_is_read_whole()
    {
        Allo.Faults.Enqueue(Fault.DripBody(7, TimeSpan.Zero));

        var numbers = await Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(3, numbers.Count);
    }

    [Fact]
    public async Task An_answer_too_slow_to_be_read_in_time_ends_with_the_time_out()
    {
        Allo.Faults.Enqueue(Fault.DripBody(1, TimeSpan.FromSeconds(31)));

        var call = Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        await Allo.Requests.WaitForAsync(_ => true, Cancellation);
        Clock.Advance(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<WithalloTimeoutException>(() => call);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_decompressed_is_unreadable()
    {
        Allo.Faults.Enqueue(Fault.Status(200, """{"data":[]}""", new Dictionary<string, string> { ["Content-Encoding"] = "gzip" }));

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal("GET /v1/api/numbers succeeded with 200, but its response cannot be decompressed.", failure.Message);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("last_name")]
    [InlineData("created_at")]
    public async Task Half_a_surrogate_pair_makes_the_answer_unreadable(string member)
    {
        Answer($$$"""{"data":{"results":[{"{{{member}}}":"\ud800"}]}}""");

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(() => Client.Contacts.SearchAsync(cancellationToken: Cancellation));

        Assert.Equal(HttpStatusCode.OK, failure.StatusCode);
    }
}
