using System.Text.Json;
using Withallo.Api;
using Withallo.Testing;

namespace Withallo.Tests;

public sealed class CallTests
{
    private const string Own = "+12125550100";
    private const string OwnInQuery = "%2B12125550100";
    private static readonly DateTimeOffset Noon = new(2026, 4, 21, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_written_as_the_reference_shows_it()
    {
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);
        using var wire = new WireClient(allo);
        allo.Calls.Add(new Call
        {
            Id = "call_abc123",
            FromNumber = "+13125550110",
            ToNumber = Own,
            LengthInMinutes = 5.5,
            Type = Direction.Inbound,
            Summary = "Order status question",
            Tag = "support",
            Tags = ["support", "order"],
            RecordingUrl = "https://storage.withallo.com/recordings/abc123.mp3",
            StartDate = Noon,
            Transcript = [new TranscriptRow { Source = TranscriptSource.Agent, Text = "Good morning", Time = Noon.AddSeconds(15), StartSeconds = 15, EndSeconds = 18.5 }],
        });

        var response = await wire.GetAsync("/calls?allo_number=" + OwnInQuery);

        Assert.Equal(
            """
            {"data":{"results":[{"id":"call_abc123","from_number":"+13125550110","to_number":"+12125550100","length_in_minutes":5.5,"type":"INBOUND","summary":"Order status question","tag":"support","recording_url":"https://storage.withallo.com/recordings/abc123.mp3","start_date":"2026-04-21T12:00:00","transcript":[{"source":"AGENT","text":"Good morning","time":"2026-04-21T12:00:15","start_seconds":15,"end_seconds":18.5}]}],"metadata":{"total_pages":1,"current_page":0}}}
            """,
            response.Body);
        Assert.Equal("application/json", response.ContentHeaders.ContentType?.ToString());
    }

    [Fact]
    public async Task The_metadata_of_calls_is_flat()
    {
        await using var allo = await SandboxWithCallsAsync(23);
        using var wire = new WireClient(allo);

        var response = await wire.GetAsync($"/calls?allo_number={OwnInQuery}&page=2");

        Assert.Equal(["total_pages", "current_page"], response.Metadata.Names);
        Assert.Equal(3, response.Metadata.GetProperty("total_pages").GetInt32());
        Assert.Equal(2, response.Metadata.GetProperty("current_page").GetInt32());
        Assert.Equal(3, response.Results.Length);
    }

    [Fact]
    public async Task Pages_hold_every_call_once_newest_first()
    {
        await using var allo = await SandboxWithCallsAsync(23);
        using var wire = new WireClient(allo);

        var ids = new List<string?>();
        for (var page = 0; page < 4; page++)
        {
            ids.AddRange((await wire.GetAsync($"/calls?allo_number={OwnInQuery}&page={page}&size=7")).Results.Select(call => call.Text("id")));
        }

        Assert.Equal(Enumerable.Range(0, 23).Reverse().Select(i => $"call_{i}"), ids);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&page=9")]
    [InlineData("&page=2147483647&size=100")]
    public async Task A_page_without_calls_is_empty(string query)
    {
        await using var allo = await SandboxWithCallsAsync(query.Length == 0 ? 0 : 3);
        using var wire = new WireClient(allo);

        var response = await wire.GetAsync($"/calls?allo_number={OwnInQuery}{query}");

        Assert.Equal(200, response.Status);
        Assert.Empty(response.Results);
        Assert.Equal(query.Length == 0 ? 0 : 1, response.Metadata.GetProperty("total_pages").GetInt32());
    }

    [Theory]
    [InlineData("page=-1", "page", "must be 0 or more")]
    [InlineData("page=x", "page", "must be 0 or more")]
    [InlineData("size=0", "size", "must be from 1 to 100")]
    [InlineData("size=101", "size", "must be from 1 to 100")]
    [InlineData("size=1.5", "size", "must be from 1 to 100")]
    public async Task A_page_out_of_range_is_400(string query, string field, string message)
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var calls = await wire.GetAsync($"/calls?allo_number={OwnInQuery}&{query}");
        var contacts = await wire.GetAsync("/contacts?" + query);
        var conversation = await wire.GetAsync("/contact/cnt_seed01/conversation?" + query);

        var body = $$"""{"code":"VALIDATION_ERROR","details":[{"message":"{{message}}","field":"{{field}}"}]}""";
        calls.IsError(400, body);
        contacts.IsError(400, body);
        conversation.IsError(400, body);
    }

    [Fact]
    public async Task The_number_of_the_account_is_required()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var missing = await wire.GetAsync("/calls");
        var empty = await wire.GetAsync("/calls?allo_number=");

        missing.IsError(400, """{"code":"VALIDATION_ERROR","details":[{"message":"is required","field":"allo_number"}]}""");
        Assert.Equal(missing.Body, empty.Body);
    }

    [Fact]
    public async Task Calls_are_found_by_both_numbers_in_both_directions()
    {
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);
        using var wire = new WireClient(allo);
        allo.Calls.Add(new Call { Id = "in", FromNumber = "+13125550110", ToNumber = Own });
        allo.Calls.Add(new Call { Id = "out", FromNumber = Own, ToNumber = "+13125550110" });
        allo.Calls.Add(new Call { Id = "other-contact", FromNumber = Own, ToNumber = "+13125550111" });
        allo.Calls.Add(new Call { Id = "other-line", FromNumber = "+13125550110", ToNumber = "+12125550101" });

        var line = await wire.GetAsync("/calls?allo_number=" + OwnInQuery);
        var both = await wire.GetAsync($"/calls?allo_number={OwnInQuery}&contact_number=%2B13125550110");

        Assert.Equal(["in", "other-contact", "out"], line.Results.Select(call => call.Text("id")).Order());
        Assert.Equal(["in", "out"], both.Results.Select(call => call.Text("id")).Order());
    }

    [Fact]
    public async Task A_bare_plus_in_the_query_is_a_space_and_finds_nothing()
    {
        await using var allo = await SandboxWithCallsAsync(1);
        using var wire = new WireClient(allo);

        Assert.Single((await wire.GetAsync("/calls?allo_number=" + OwnInQuery)).Results);
        Assert.Empty((await wire.GetAsync("/calls?allo_number=" + Own)).Results);
    }

    [Fact]
    public async Task The_result_may_be_missing_and_the_rest_null()
    {
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);
        using var wire = new WireClient(allo);
        allo.Calls.Add(new Call { Id = "call_bare", FromNumber = "anonymous", ToNumber = Own });
        allo.Calls.Add(new Call { Id = "call_new", ToNumber = Own, Result = "TELEPORTED", StartDate = Noon });

        var calls = (await wire.GetAsync("/calls?allo_number=" + OwnInQuery)).Results;

        Assert.Equal("TELEPORTED", calls[0].Text("result"));
        Assert.False(calls[1].Has("result"));
        Assert.Equal("anonymous", calls[1].Text("from_number"));
        Assert.All(
            ["length_in_minutes", "type", "summary", "tag", "recording_url", "start_date", "transcript"],
            name => Assert.True(calls[1].IsNull(name), name));
    }

    [Fact]
    public async Task Dates_carry_no_offset_whatever_offset_they_were_given_in()
    {
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);
        using var wire = new WireClient(allo);
        allo.Calls.Add(new Call { Id = "call_1", ToNumber = Own, StartDate = new DateTimeOffset(2026, 4, 21, 12, 0, 0, TimeSpan.FromHours(2)) });

        var call = Assert.Single((await wire.GetAsync("/calls?allo_number=" + OwnInQuery)).Results);

        Assert.Equal("2026-04-21T10:00:00", call.Text("start_date"));
    }

    [Fact]
    public async Task Unknown_members_of_a_call_go_out_too()
    {
        using var future = JsonDocument.Parse("""{"mood":{"score":0.5}}""");
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);
        using var wire = new WireClient(allo);
        allo.Calls.Add(new Call
        {
            Id = "call_1",
            ToNumber = Own,
            AdditionalProperties = new Dictionary<string, JsonElement> { ["mood"] = future.RootElement.GetProperty("mood") },
        });

        var call = Assert.Single((await wire.GetAsync("/calls?allo_number=" + OwnInQuery)).Results);

        Assert.Equal(0.5, call.GetProperty("mood").GetProperty("score").GetDouble());
    }

    private static async Task<AlloSandbox> SandboxWithCallsAsync(int count)
    {
        var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);
        for (var i = 0; i < count; i++)
        {
            allo.Calls.Add(new Call { Id = $"call_{i}", FromNumber = "+13125550110", ToNumber = Own, StartDate = Noon.AddMinutes(i) });
        }

        return allo;
    }
}
