using System.Globalization;
using System.Net;
using Withallo.Testing;

namespace Withallo.Api.Tests.V1;

/// <summary>Successes that cannot be read, and those that can although they are odd.</summary>
public sealed class ResponseTests : SandboxTest
{
    [Fact]
    public async Task Html_in_place_of_a_response_is_shown_with_its_status_and_where_it_stops_being_JSON()
    {
        Allo.Faults.Enqueue(Fault.Html());

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal((HttpStatusCode.OK, "GET /v1/api/numbers", 1), (failure.StatusCode, failure.Operation, failure.Attempts));
        Assert.StartsWith("<!doctype html>", failure.ResponseBody, StringComparison.Ordinal);
        Assert.Equal("GET /v1/api/numbers succeeded with 200, but its response is not the JSON that was promised (line 1, byte 1).", failure.Message);
    }

    [Fact]
    public async Task The_excerpt_of_a_response_is_capped_at_32_KiB()
    {
        Respond("<html>" + new string('x', 100_000));

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal(32 * 1024, failure.ResponseBody!.Length);
    }

    [Fact]
    public async Task A_response_that_is_missing_has_no_excerpt()
    {
        Respond("", 201);

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(
            () => Client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = "+12125550142", Message = "Hi" }, cancellationToken: Cancellation));

        Assert.Equal((HttpStatusCode.Created, null), (failure.StatusCode, failure.ResponseBody));
        Assert.Equal("POST /v1/api/sms succeeded with 201, but its response is missing.", failure.Message);
    }

    [Fact]
    public async Task A_response_that_cannot_be_read_keeps_the_request_id()
    {
        Allo.Faults.Enqueue(Fault.Status(200, "?", new Dictionary<string, string> { ["X-Request-Id"] = "req_a1b2c3d4e5f6" }));

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal("req_a1b2c3d4e5f6", failure.RequestId);
    }

    [Theory]
    [InlineData("start_date", "\"yesterday\"")]
    [InlineData("start_date", "\"2024-02-30T10:00:00\"")]
    [InlineData("start_date", "20240115")]
    [InlineData("start_date", "\"2024-01-15T25:00:00\"")]
    [InlineData("length_in_minutes", "\"long\"")]
    [InlineData("type", "1")]
    [InlineData("transcript", "\"none\"")]
    [InlineData("tag", "[\"a\",\"b\"]")]
    public async Task A_member_of_the_wrong_kind_costs_that_member_only(string member, string value)
    {
        Respond($$$"""{"data":{"results":[{"id":"call_1","{{{member}}}":{{{value}}},"summary":"read"},{"id":"call_2"}]}}""");

        var calls = (await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation)).Results;

        Assert.Equal(["call_1", "call_2"], calls.Select(call => call.Id));
        Assert.Equal("read", calls[0].Summary);
        Assert.Equal(value, calls[0].AdditionalProperties![member].GetRawText());
    }

    [Theory]
    [InlineData("\"id\":5", "5")]
    [InlineData("\"id\":\"call_1\",\"start_date\":\"\"", "call_1")]
    [InlineData("\"id\":\"call_1\",\"start_date\":0", "call_1")]
    [InlineData("\"id\":\"call_1\",\"tag\":[\"a\"]", "call_1")]
    [InlineData("\"id\":\"call_1\",\"length_in_minutes\":\"5.5\"", "call_1")]
    public async Task A_member_of_a_kind_that_Allo_has_used_is_read(string members, string id)
    {
        Respond($$$"""{"data":{"results":[{{{{members}}}},null,7,{"summary":"no id"}]}}""");

        var calls = (await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation)).Results;

        Assert.Equal([id, ""], calls.Select(call => call.Id));
        Assert.Null(calls[0].AdditionalProperties);
        Assert.Null(calls[0].StartDate);
    }

    [Fact]
    public async Task A_transcript_may_stand_inside_an_object()
    {
        Respond("""{"data":{"results":[{"id":"call_1","transcript":{"transcripts":[{"text":"a"}]}},{"id":"call_2","transcript":{"other":1}}]}}""");

        var calls = (await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation)).Results;

        Assert.Equal("a", Assert.Single(calls[0].Transcript).Text);
        Assert.Equal("""{"other":1}""", calls[1].AdditionalProperties!["transcript"].GetRawText());
    }

    [Theory]
    [InlineData("""{"data":{"data":{"results":[{"id":"call_1"}],"metadata":{"total_pages":2}}}}""")]
    [InlineData("""{"data":{"status":"ok","data":{"metadata":{"pagination":{"total_pages":2}},"results":[{"id":"call_1"}]}}}""")]
    public async Task A_page_may_stand_one_level_deeper(string body)
    {
        Respond(body);

        var page = await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation);

        Assert.Equal(("call_1", 2), (Assert.Single(page.Results).Id, page.TotalPages));
    }

    [Fact]
    public async Task An_object_and_a_list_may_stand_one_level_deeper()
    {
        Respond("""{"data":{"data":{"id":"cnt_1","numbers":["+12025550142"]}}}""");
        Respond("""{"data":{"data":[{"number":"+12025550100"}]}}""");

        Assert.Equal("cnt_1", (await Client.Contacts.GetAsync("cnt_1", cancellationToken: Cancellation)).Id);
        Assert.Equal("+12025550100", Assert.Single(await Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation)).Number);
    }

    [Theory]
    [InlineData("{\n  \"data\": 7\n}", 2, 11)]
    [InlineData("{\n  \"data\": {\n\"results\": {}}}", 2, 11)]
    [InlineData("{\"data\":{\"rows\":[]}}", 1, 9)]
    [InlineData("{\"data\":{\"data\":{\"rows\":[]}}}", 1, 9)]
    [InlineData("null", 1, 1)]
    [InlineData("{}", 1, 2)]
    [InlineData("[]", 1, 1)]
    [InlineData("{\"data\":null} {}", 1, 15)]
    public async Task A_page_of_calls_that_is_something_else_is_unreadable_from_there_on(string body, int line, int at)
    {
        Respond(body);

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(() => Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation));

        Assert.Contains($"(line {line}, byte {at})", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"data":null,"more":[1,{"a":2}]}""")]
    [InlineData("""{"data":{"results":null}}""")]
    [InlineData("""{"data":{}}""")]
    public async Task A_page_of_calls_that_is_null_is_empty(string body)
    {
        Respond(body);

        Assert.Empty((await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation)).Results);
    }

    [Fact]
    public async Task Numbers_may_come_as_text()
    {
        Respond("""{"data":{"results":[{"id":"call_1","length_in_minutes":"5.5"}],"metadata":{"total_pages":"3","current_page":"1"}}}""");

        var page = await Client.Calls.SearchAsync(MainLine, page: 1, cancellationToken: Cancellation);

        Assert.Equal((5.5, 3, 1), (page.Results[0].LengthInMinutes, page.TotalPages, page.CurrentPage));
    }

    [Fact]
    public async Task Members_come_in_any_order_and_more_than_once()
    {
        Respond("""{"more":1,"data":{"metadata":{"current_page":1,"total_pages":2},"other":{"results":[1]},"results":[{"summary":"a","id":"call_1","summary":"b"}]},"meta":null}""");

        var page = await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation);

        Assert.Equal(("call_1", "b"), (page.Results[0].Id, page.Results[0].Summary));
        Assert.Equal(2, page.TotalPages);
    }

    [Fact]
    public async Task A_large_response_is_read_whole()
    {
        var text = new string('é', 200);
        var rows = Enumerable.Range(0, 20_000).Select(i => $$"""{"source":"USER","text":"{{text}}","start_seconds":{{i.ToString(CultureInfo.InvariantCulture)}}}""");
        Respond($$$"""{"data":{"results":[{"id":"call_1","transcript":[{{{string.Join(',', rows)}}}]}]}}""");

        var page = await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation);

        Assert.Equal(20_000, page.Results[0].Transcript.Count);
        Assert.Equal((text, 19_999), (page.Results[0].Transcript[^1].Text, page.Results[0].Transcript[^1].StartSeconds));
    }

    [Fact]
    public async Task A_response_that_comes_byte_by_byte_is_read_whole()
    {
        Allo.Faults.Enqueue(Fault.DripBody(7, TimeSpan.Zero));

        var numbers = await Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(3, numbers.Count);
    }

    [Fact]
    public async Task A_response_too_slow_to_be_read_in_time_ends_with_the_time_out()
    {
        Allo.Faults.Enqueue(Fault.DripBody(1, TimeSpan.FromSeconds(31)));

        var call = Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        await Allo.Requests.WaitForAsync(_ => true, Cancellation);
        Clock.Advance(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<WithalloTimeoutException>(() => call);
    }

    [Fact]
    public async Task A_response_that_cannot_be_decompressed_is_unreadable()
    {
        Allo.Faults.Enqueue(Fault.Status(200, """{"data":[]}""", new Dictionary<string, string> { ["Content-Encoding"] = "gzip" }));

        var failure = await Assert.ThrowsAsync<WithalloResponseException>(() => Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal("GET /v1/api/numbers succeeded with 200, but its response cannot be decompressed.", failure.Message);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("last_name")]
    [InlineData("created_at")]
    [InlineData("of_tomorrow")]
    public async Task Half_a_surrogate_pair_costs_that_character_only(string member)
    {
        Respond($$$"""{"data":{"results":[{"id":"cnt_1","{{{member}}}":"\ud800"}]}}""");

        var contact = Assert.Single((await Client.Contacts.SearchAsync(cancellationToken: Cancellation)).Results);

        Assert.Equal(member == "id" ? "\uFFFD" : "cnt_1", contact.Id);
        Assert.Equal(member == "last_name" ? "\uFFFD" : null, contact.LastName);
    }
}
