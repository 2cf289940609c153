namespace Withallo.Api.Tests.V1;

public sealed class CallsTests : SandboxTest
{
    [Fact]
    public async Task Search_asks_for_the_first_ten_calls_of_a_number()
    {
        var page = await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation);

        AssertSent("GET", "/v1/api/calls?allo_number=%2B12125550100&page=0&size=10");
        Assert.Equal(10, page.Results.Count);
        Assert.All(page.Results, call => Assert.Contains(MainLine, new[] { call.FromNumber, call.ToNumber }));
        Assert.Equal((0, true), (page.CurrentPage, page.HasMore));
    }

    [Fact]
    public async Task Search_takes_a_counterpart_a_page_and_a_size()
    {
        var page = await Client.Calls.SearchAsync(MainLine, "+13125550110", page: 1, size: 2, cancellationToken: Cancellation);

        AssertSent("GET", "/v1/api/calls?allo_number=%2B12125550100&contact_number=%2B13125550110&page=1&size=2");
        Assert.Equal(1, page.CurrentPage);
        Assert.Equal(2, page.Results.Count);
        Assert.All(page.Results, call => Assert.Contains("+13125550110", new[] { call.FromNumber, call.ToNumber }));
    }

    [Fact]
    public async Task Every_member_of_a_call_is_read()
    {
        RespondWith("calls-full");

        var page = await Client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation);

        var call = Assert.Single(page.Results);
        Assert.Equal(("call_full1", "+12125550111", MainLine), (call.Id, call.FromNumber, call.ToNumber));
        Assert.Equal(5.5, call.LengthInMinutes);
        Assert.Equal((Direction.Inbound, CallResult.Answered), (call.Type, call.Result));
        Assert.Equal(("Order status question", "support"), (call.Summary, call.Tag));
        Assert.Equal("https://storage.withallo.com/recordings/full1.mp3", call.RecordingUrl);
        Assert.Equal(Utc(2024, 1, 15, 10, 30), call.StartDate);
        Assert.Collection(
            call.Transcript,
            row =>
            {
                Assert.Equal((TranscriptSource.Agent, "Good morning"), (row.Source, row.Text));
                Assert.Equal(Utc(2024, 1, 15, 10, 30, 15), row.Time);
                Assert.Equal((15, 18.5), (row.StartSeconds, row.EndSeconds));
            },
            row => Assert.Equal((TranscriptSource.External, "Where is my order?", null, null), (row.Source, row.Text, row.StartSeconds, row.EndSeconds)));
        Assert.Equal("""{"score":0.93}""", call.AdditionalProperties!["sentiment"].GetRawText());
    }

    [Fact]
    public async Task The_last_page_and_those_after_it_have_nothing_more()
    {
        Allo.Calls.Clear();
        for (var i = 0; i < 3; i++)
        {
            Allo.Calls.Add(new Call { Id = "call_" + i, FromNumber = MainLine, StartDate = Utc(2026, 4, 1, i) });
        }

        var last = await Client.Calls.SearchAsync(MainLine, page: 1, size: 2, cancellationToken: Cancellation);
        var beyond = await Client.Calls.SearchAsync(MainLine, page: 7, size: 2, cancellationToken: Cancellation);

        Assert.Equal((1, 2, false), (last.CurrentPage, last.TotalPages, last.HasMore));
        Assert.Equal("call_0", Assert.Single(last.Results).Id);
        Assert.Equal((7, 2, false), (beyond.CurrentPage, beyond.TotalPages, beyond.HasMore));
        Assert.Empty(beyond.Results);
    }

    [Fact]
    public async Task A_number_without_calls_has_no_page()
    {
        var page = await Client.Calls.SearchAsync("+12125550199", cancellationToken: Cancellation);

        Assert.Empty(page.Results);
        Assert.Equal((0, 0, false), (page.CurrentPage, page.TotalPages, page.HasMore));
    }

    [Fact]
    public async Task A_page_number_at_the_end_of_its_type_has_nothing_more()
    {
        Respond("""{"data":{"results":[],"metadata":{"total_pages":5,"current_page":2147483647}}}""");

        var page = await Client.Calls.SearchAsync(MainLine, page: int.MaxValue, cancellationToken: Cancellation);

        Assert.False(page.HasMore);
    }

    [Theory]
    [InlineData(-1, 10, "page")]
    [InlineData(int.MinValue, 10, "page")]
    [InlineData(0, 0, "size")]
    [InlineData(0, -1, "size")]
    [InlineData(0, 101, "size")]
    public async Task A_page_out_of_range_is_refused_before_anything_is_sent(int page, int size, string parameter)
    {
        var exception = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Client.Calls.SearchAsync(MainLine, page: page, size: size, cancellationToken: Cancellation));

        Assert.Equal(parameter, exception.ParamName);
        Assert.Empty(Allo.Requests);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 100)]
    [InlineData(int.MaxValue, 100)]
    public async Task The_bounds_themselves_are_sent(int page, int size)
    {
        await Client.Calls.SearchAsync(MainLine, page: page, size: size, cancellationToken: Cancellation);

        AssertSent("GET", FormattableString.Invariant($"/v1/api/calls?allo_number=%2B12125550100&page={page}&size={size}"));
        Assert.Equal(200, OnlyRequest.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public async Task An_empty_number_is_refused_before_anything_is_sent(string? number)
    {
        var exception = await Assert.ThrowsAnyAsync<ArgumentException>(() => Client.Calls.SearchAsync(number!, cancellationToken: Cancellation));

        Assert.Equal("allo_number", exception.ParamName);
        Assert.Empty(Allo.Requests);
    }
}
