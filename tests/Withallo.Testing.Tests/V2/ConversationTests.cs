using System.Text.Json;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Testing;

namespace Withallo.Tests.V2;

/// <summary>Calls and messages (docs/allo-api/v2.md#conversations).</summary>
public sealed class ConversationTests
{
    private const string Line = "+12125550100";
    private const string Ada = "+13125550110";
    private const string Grace = "+13125550111";

    [Fact]
    public async Task A_call_is_one_flat_object_with_the_messages_members_as_null()
    {
        await using var sandbox = await StartAsync();
        AddCall(sandbox, "call_1", Direction.Inbound, Ada, minutes: 2.5);

        var response = await sandbox.Wire.GetAsync("/conversations/items/cll-1");

        // Nobody asked for the transcript, so it is missing.
        Assert.Equal(
            """{"data":{"id":"cll-1","type":"CALL","direction":"INBOUND","allo_number":"+12125550100","contact_number":"+13125550110","contacts":[{"id":"cnt-1","name":"Ada Byron","company":{"id":"com-1","name":"Engines"},"deals":[{"id":"dea-1","name":"Engine","status":"open"}]}],"user":{"id":"usr-1","name":"Sam","email":"sam@example.com"},"date":"2026-04-21T12:00:00Z","duration":150,"result":"ANSWERED","recording_url":null,"summary":"About engines.","tags":["order"],"content":null,"status":null,"message_type":null}}""",
            response.Body);
    }

    [Fact]
    public async Task A_transcript_comes_when_it_is_asked_for_and_knows_no_agent()
    {
        await using var sandbox = await StartAsync();
        AddCall(sandbox, "call_1", Direction.Inbound, Ada);
        sandbox.Allo.Calls.Add(new Call { Id = "call_2" });

        var with = (await sandbox.Wire.GetAsync("/conversations/items/cll-1?extend=transcript")).Data;
        var without = (await sandbox.Wire.GetAsync("/conversations/items/cll-2?extend=transcript")).Data;

        Assert.Equal(
            """[{"source":"USER","time":"2026-04-21T12:00:01Z","text":"Willow, hello"},{"source":"EXTERNAL","time":"2026-04-21T12:00:03Z","text":"The analytical engine, please"}]""",
            with.GetProperty("transcript").GetRawText());
        Assert.True(without.IsNull("transcript"));
    }

    [Fact]
    public async Task A_message_that_v1_sent_is_an_item_with_an_id_of_its_own()
    {
        await using var sandbox = await StartAsync();

        await sandbox.V1.PostAsync("/sms", $$"""{"from":"{{Line}}","to":"{{Ada}}","message":"On my way"}""");
        var found = Assert.Single((await sandbox.Wire.PostAsync("/conversations/items/search", "{}")).Rows);
        var id = found.Text("id");
        var read = (await sandbox.Wire.GetAsync("/conversations/items/" + id)).Data;

        Assert.Matches("^msg-[0-9]{6}$", id);
        Assert.Equal(("SMS", "OUTBOUND", Line, Ada), (read.Text("type"), read.Text("direction"), read.Text("allo_number"), read.Text("contact_number")));
        Assert.Equal(("On my way", "DELIVERED", "SMS"), (read.Text("content"), read.Text("status"), read.Text("message_type")));
        Assert.All(["duration", "result", "recording_url", "summary", "tags"], name => Assert.True(read.IsNull(name)));
        Assert.Equal("2026-04-21T12:00:00Z", read.Text("date"));
    }

    [Theory]
    [InlineData("ANSWERED", "ANSWERED")]
    [InlineData("VOICEMAIL", "VOICEMAIL")]
    [InlineData("TRANSFERRED_AI", "TRANSFERRED")]
    [InlineData("TRANSFERRED_EXTERNAL", "TRANSFERRED")]
    [InlineData("BLOCKED", "MISSED")]
    [InlineData("", null)]
    public async Task An_items_outcome_has_values_of_its_own(string result, string? outcome)
    {
        await using var sandbox = await StartAsync();
        sandbox.Allo.Calls.Add(new Call { Id = "call_1", FromNumber = Ada, ToNumber = Line, Type = Direction.Inbound, Result = result });

        var call = (await sandbox.Wire.GetAsync("/conversations/items/cll-1")).Data;

        Assert.Equal(outcome, call.Text("result"));

        // Nobody took it.
        Assert.Equal(outcome is not ("ANSWERED" or "TRANSFERRED"), call.IsNull("user"));
    }

    [Fact]
    public async Task An_embedded_deal_is_open_in_lower_case_and_won_in_upper_case()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var rows = (await sandbox.Wire.GetAsync("/conversations?size=100&allo_number=%2B12125550100")).Rows;
        var statuses = rows.SelectMany(row => row.GetProperty("contacts").EnumerateArray())
            .SelectMany(contact => contact.GetProperty("deals").EnumerateArray())
            .Select(deal => deal.Text("status"));

        Assert.Superset(new HashSet<string?> { "open", "WON", "LOST" }, statuses.ToHashSet());
    }

    [Fact]
    public async Task Members_that_are_not_documented_are_shown_too()
    {
        await using var sandbox = await StartAsync();
        using var data = JsonDocument.Parse("""{"name":"Ada","website":"null"}""");
        sandbox.Allo.Calls.Add(new Call
        {
            Id = "call_1",
            AdditionalProperties = new Dictionary<string, JsonElement> { ["extracted_data"] = data.RootElement.Clone() },
        });

        Assert.Equal("null", (await sandbox.Wire.GetAsync("/conversations/items/cll-1")).Data.GetProperty("extracted_data").Text("website"));
    }

    [Theory]
    [InlineData("/conversations/items/per-1", 400, "validation_error", "INVALID_ITEM_ID")]
    [InlineData("/conversations/items/cll-none", 404, "not_found_error", "CONVERSATION_ITEM_NOT_FOUND")]
    [InlineData("/conversations/items/msg-none", 404, "not_found_error", "CONVERSATION_ITEM_NOT_FOUND")]
    [InlineData("/conversations/items/cll-1?extend=summary", 400, "validation_error", "UNSUPPORTED_EXTEND_VALUE")]
    [InlineData("/conversations", 400, "validation_error", "MISSING_ALLO_NUMBER")]
    [InlineData("/conversations?allo_number=%2B12125550100&size=0", 400, "validation_error", "INVALID_PAGE_SIZE")]
    [InlineData("/conversations?allo_number=%2B12125550100&size=x", 400, "validation_error", "INVALID_PAGE_SIZE")]
    [InlineData("/conversations?allo_number=%2B12125550100&extend=items", 400, "validation_error", "UNSUPPORTED_EXTEND_VALUE")]
    [InlineData("/conversations?allo_number=%2B12125550100&unread=maybe", 400, "validation_error", "MISSING_PARAMETER")]
    [InlineData("/conversations?allo_number=%2B12125550100&last_activity_since=lately", 400, "validation_error", "MISSING_PARAMETER")]
    public async Task What_cannot_be_read_is_rejected(string path, int status, string type, string code)
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        (await sandbox.Wire.GetAsync(path)).Error(status, type, code);
    }

    [Fact]
    public async Task A_conversation_shows_the_gist_of_its_last_item()
    {
        await using var sandbox = await StartAsync();
        AddCall(sandbox, "call_1", Direction.Inbound, Ada);
        AddMessage(sandbox, Direction.Inbound, Grace, "Ping", hours: 1);
        AddMessage(sandbox, Direction.Outbound, Ada, "Older", hours: -1);

        var response = await sandbox.Wire.GetAsync("/conversations?allo_number=%2B12125550100");

        Assert.Equal(2, response.Rows.Length);
        Assert.Equal(
            """{"contact_number":"+13125550111","contacts":[],"last_activity":"2026-04-21T13:00:00Z","last_item":{"id":"msg-000001","type":"SMS","direction":"INBOUND","date":"2026-04-21T13:00:00Z","content":"Ping"}}""",
            response.Rows[0].GetRawText());
        Assert.Equal(
            """{"id":"cll-1","type":"CALL","direction":"INBOUND","date":"2026-04-21T12:00:00Z","summary":"About engines.","result":"ANSWERED","duration":60}""",
            response.Rows[1].GetProperty("last_item").GetRawText());
        Assert.Equal("""{"page":1,"size":20,"total_count":2,"total_pages":1,"has_more":false}""", response.Pagination.GetRawText());
    }

    [Fact]
    public async Task Conversations_are_those_of_the_line_since_a_moment_and_of_a_page()
    {
        await using var sandbox = await StartAsync();
        AddMessage(sandbox, Direction.Inbound, Ada, "One", hours: -3);
        AddMessage(sandbox, Direction.Inbound, Grace, "Two", hours: -1);

        var since = await sandbox.Wire.GetAsync("/conversations?allo_number=%2B12125550100&last_activity_since=2026-04-21T10:00:00Z");
        var second = await sandbox.Wire.GetAsync("/conversations?allo_number=%2B12125550100&page=2&size=1");
        var elsewhere = await sandbox.Wire.GetAsync("/conversations?allo_number=%2B12125550199");

        Assert.Equal(Grace, Assert.Single(since.Rows).Text("contact_number"));
        Assert.Equal(Ada, Assert.Single(second.Rows).Text("contact_number"));
        Assert.Empty(elsewhere.Rows);
    }

    [Theory]
    [InlineData("""{}""", "cll-3 msg-000002 cll-2 msg-000001 cll-1")]
    [InlineData("""{"sort":"DATE_ASC"}""", "cll-1 msg-000001 cll-2 msg-000002 cll-3")]
    [InlineData("""{"type":"SMS"}""", "msg-000002 msg-000001")]
    [InlineData("""{"type":"ALL","size":2,"page":2}""", "cll-2 msg-000001")]
    [InlineData("""{"contact_number":"+13125550111"}""", "msg-000002 cll-2")]
    [InlineData("""{"direction":"OUTBOUND"}""", "cll-3 cll-2")]
    [InlineData("""{"result":"VOICEMAIL"}""", "cll-3")]
    [InlineData("""{"tags":["order"],"type":"CALL"}""", "cll-2 cll-1")]
    [InlineData("""{"user_id":"usr-none"}""", "")]
    [InlineData("""{"search":"ENGI please"}""", "cll-2 cll-1")]
    [InlineData("""{"search":"engine nothing"}""", "")]
    [InlineData("""{"search":"hello!","sort":"RELEVANCE"}""", "cll-1 msg-000002 cll-2")]
    [InlineData("""{"unread":true}""", "msg-000002 msg-000001")]
    [InlineData("""{"unresponded":true}""", "msg-000002")]
    [InlineData("""{"date":{"from":"2026-04-20","to":"2026-04-21"},"type":"CALL"}""", "cll-2 cll-1")]
    [InlineData("""{"allo_number":"+12125550100","unread":false,"unresponded":false}""", "cll-3 cll-2 cll-1")]
    public async Task Items_are_found(string body, string ids)
    {
        await using var sandbox = await StartAsync();
        AddCall(sandbox, "call_1", Direction.Inbound, Ada, text: "hello hello hello hello");
        AddMessage(sandbox, Direction.Inbound, Ada, "Ping", hours: 1);
        AddCall(sandbox, "call_2", Direction.Outbound, Grace, hours: 2);
        AddMessage(sandbox, Direction.Inbound, Grace, "Well, hello", hours: 3);
        sandbox.Allo.Calls.Add(new Call
        {
            Id = "call_3",
            FromNumber = Line,
            ToNumber = Ada,
            Type = Direction.Outbound,
            Result = CallResult.Voicemail,
            StartDate = V2Sandbox.Start.AddDays(1),
        });

        var found = await sandbox.Wire.PostAsync("/conversations/items/search", body);

        Assert.Equal(ids, string.Join(' ', found.Rows.Select(row => row.Text("id"))));
    }

    [Theory]
    [InlineData("""{"search":"?!"}""", "INVALID_SEARCH_QUERY")]
    [InlineData("""{"search":""}""", "INVALID_SEARCH_QUERY")]
    [InlineData("""{"size":200}""", "INVALID_PAGE_SIZE")]
    [InlineData("""{"extend":"items"}""", "UNSUPPORTED_EXTEND_VALUE")]
    [InlineData("""{"type":"FAX"}""", "INVALID_REQUEST_BODY")]
    [InlineData("""{"date":{"from":"2026-04-21"}}""", "INVALID_DATE_RANGE")]
    [InlineData("""{"date":{"from":"2026-04-21","to":"2026-04-20"}}""", "INVALID_DATE_RANGE")]
    [InlineData("""{"date":{"from":"21.04.2026","to":"2026-04-22"}}""", "INVALID_DATE_RANGE")]
    [InlineData("""{"date":{"from":"2020-01-01","to":"2026-04-22"}}""", "DATE_RANGE_TOO_WIDE")]
    public async Task A_search_that_cannot_be_made_is_400(string body, string code)
    {
        await using var sandbox = await StartAsync();

        (await sandbox.Wire.PostAsync("/conversations/items/search", body)).Error(400, "validation_error", code);
    }

    [Fact]
    public async Task A_batch_leaves_out_what_does_not_exist()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var response = await sandbox.Wire.PostAsync("/conversations/items/batch", """{"ids":["cll-seed05","cll-none","cll-seed02"]}""");

        Assert.Equal(["cll-seed02", "cll-seed05"], response.Rows.Select(row => row.Text("id")).Order());
        Assert.False(response.Json.Has("pagination"));
        Assert.All(response.Rows, row => Assert.False(row.Has("transcript")));
    }

    [Fact]
    public async Task A_batch_of_more_than_100_or_of_strange_ids_is_400()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        var ids = string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"cll-{i}\""));

        (await sandbox.Wire.PostAsync("/conversations/items/batch", $$"""{"ids":[{{ids}}]}""")).Error(400, "validation_error", "BATCH_TOO_LARGE");
        (await sandbox.Wire.PostAsync("/conversations/items/batch", """{"ids":["per-1"]}""")).Error(400, "validation_error", "INVALID_ITEM_ID");
        (await sandbox.Wire.PostAsync("/conversations/items/batch", "{}")).Error(400, "validation_error", "INVALID_REQUEST_BODY");
    }

    [Fact]
    public async Task A_summary_is_replaced_and_its_version_grows()
    {
        await using var sandbox = await StartAsync();
        AddCall(sandbox, "call_1", Direction.Inbound, Ada);

        var first = await sandbox.Wire.PatchAsync("/conversations/items/cll-1/summary", """{"content":"# One"}""");
        var second = await sandbox.Wire.PatchAsync("/conversations/items/cll-1/summary", """{"content":"# Two","template_key":null}""");

        Assert.Equal(
            """{"data":{"id":"cll-1","content":"# One","version":2,"updated_at":"2026-04-21T12:00:00","updated_by":{"id":"usr-1","name":"Sam"}}}""",
            first.Body);
        Assert.Equal(3, second.Data.GetProperty("version").GetInt32());
        Assert.Equal("# Two", (await sandbox.Wire.GetAsync("/conversations/items/cll-1")).Data.Text("summary"));
        Assert.Equal("# Two", sandbox.Allo.Calls[0].Summary);
        Assert.Equal("# Two", Assert.Single(sandbox.Allo.CallSummaries).Content);
    }

    [Fact]
    public async Task A_call_with_two_summaries_wants_to_know_which()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        const string Path = "/conversations/items/cll-seed01/summary";

        (await sandbox.Wire.PatchAsync(Path, """{"content":"x"}""")).Error(400, "validation_error", "SUMMARY_TEMPLATE_KEY_REQUIRED");
        var changed = await sandbox.Wire.PatchAsync(Path, """{"content":"x","template_key":"MARKDOWN_SHORT_CALL"}""");

        Assert.Equal(200, changed.Status);
        Assert.Contains(sandbox.Allo.CallSummaries, summary => summary.TemplateKey == SummaryTemplateKey.MarkdownShortCall && summary.Content == "x");
        Assert.Contains(sandbox.Allo.CallSummaries, summary => summary.TemplateKey == SummaryTemplateKey.MarkdownClassic && summary.Content != "x");
    }

    [Theory]
    [InlineData("msg-000001", """{"content":"x"}""", 400, "validation_error", "INVALID_ITEM_ID")]
    [InlineData("cll-none", """{"content":"x"}""", 404, "not_found_error", "CALL_NOT_FOUND")]
    [InlineData("cll-seed03", """{"content":"x"}""", 404, "not_found_error", "SUMMARY_TEMPLATE_NOT_FOUND")]
    [InlineData("cll-seed02", """{"content":"x","template_key":"MARKDOWN_SHORT_CALL"}""", 404, "not_found_error", "SUMMARY_TEMPLATE_NOT_FOUND")]
    [InlineData("cll-seed02", """{"content":"x","template_key":"HAIKU"}""", 400, "validation_error", "INVALID_REQUEST_BODY")]
    [InlineData("cll-seed02", """{}""", 400, "validation_error", "INVALID_REQUEST_BODY")]
    public async Task A_summary_that_cannot_be_edited_is_rejected(string id, string body, int status, string type, string code)
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        (await sandbox.Wire.PatchAsync($"/conversations/items/{id}/summary", body)).Error(status, type, code);
    }

    [Fact]
    public async Task A_conversation_is_marked_as_read_and_unread_put_away_and_brought_back()
    {
        await using var sandbox = await StartAsync();
        AddMessage(sandbox, Direction.Inbound, Ada, "Ping");
        const string Unread = "/conversations?allo_number=%2B12125550100&unread=true";

        Assert.Single((await sandbox.Wire.GetAsync(Unread)).Rows);
        var read = await ActAsync(sandbox, """{"action":"READ"}""");
        Assert.Equal((200, ""), (read.Status, read.Body));
        Assert.Empty((await sandbox.Wire.GetAsync(Unread)).Rows);
        await ActAsync(sandbox, """{"action":"UNREAD","allo_number":"+12125550100"}""");
        Assert.Single((await sandbox.Wire.GetAsync(Unread)).Rows);

        // It also marks everything as read.
        await ActAsync(sandbox, """{"action":"ARCHIVE"}""");
        Assert.Empty((await sandbox.Wire.GetAsync(Unread)).Rows);
        Assert.True(sandbox.Allo.IsArchived(Line, Ada));
        await ActAsync(sandbox, """{"action":"UNARCHIVE"}""");
        Assert.False(sandbox.Allo.IsArchived(Line, Ada));
    }

    [Theory]
    [InlineData("%2B13125550110", """{"action":"BURN"}""", 400, "validation_error", "INVALID_ACTION")]
    [InlineData("%2B13125550110", """{}""", 400, "validation_error", "INVALID_ACTION")]
    [InlineData("%2B13125550110", """{"action":"READ","allo_number":"+12125550199"}""", 404, "not_found_error", "PHONE_NUMBER_NOT_FOUND")]
    [InlineData("%2B13125550199", """{"action":"READ"}""", 404, "not_found_error", "CONVERSATION_ITEM_NOT_FOUND")]
    [InlineData("Ada", """{"action":"READ"}""", 400, "validation_error", "INVALID_PHONE_FORMAT")]
    public async Task An_action_that_cannot_be_taken_is_rejected(string contactNumber, string body, int status, string type, string code)
    {
        await using var sandbox = await StartAsync();
        AddMessage(sandbox, Direction.Inbound, Ada, "Ping");

        (await sandbox.Wire.PutAsync($"/conversations/{contactNumber}/action", body)).Error(status, type, code);
    }

    private static Task<WireResponse> ActAsync(V2Sandbox sandbox, string body) =>
        sandbox.Wire.PutAsync("/conversations/%2B13125550110/action", body);

    private static async Task<V2Sandbox> StartAsync()
    {
        var sandbox = await V2Sandbox.StartAsync(seed: false);
        sandbox.Allo.PhoneNumbers.Add(new PhoneNumber { Number = Line, Name = "Main", Country = "US" });
        sandbox.Allo.Users.Add(new User { Id = "usr-1", Name = "Sam", Email = "sam@example.com", Status = UserStatus.Active });
        sandbox.Allo.Contacts.Add(new SandboxContact
        {
            Id = "cnt_1",
            Name = "Ada",
            LastName = "Byron",
            Numbers = [Ada],
            Company = new ContactCompany { Id = "com_1", Name = "Engines" },
        });
        sandbox.Allo.Deals.Add(new Deal { Id = "dea-1", Name = "Engine", Status = "talking", Company = new CompanyRef { Id = "com-1", Name = "Engines" } });
        return sandbox;
    }

    private static void AddCall(
        V2Sandbox sandbox, string id, Direction direction, string contact, double hours = 0, double minutes = 1, string text = "Willow, hello")
    {
        var start = V2Sandbox.Start.AddHours(hours);
        var isInbound = direction == Direction.Inbound;
        sandbox.Allo.Calls.Add(new Call
        {
            Id = id,
            FromNumber = isInbound ? contact : Line,
            ToNumber = isInbound ? Line : contact,
            Type = direction,
            Result = CallResult.Answered,
            LengthInMinutes = minutes,
            Summary = "About engines.",
            Tag = "order",
            StartDate = start,
            Transcript =
            [
                new TranscriptRow { Source = TranscriptSource.Agent, Time = start.AddSeconds(1), Text = text },
                new TranscriptRow { Source = TranscriptSource.External, Time = start.AddSeconds(3), Text = "The analytical engine, please" },
            ],
        });
    }

    private static void AddMessage(V2Sandbox sandbox, Direction direction, string contact, string content, double hours = 0)
    {
        var isInbound = direction == Direction.Inbound;
        sandbox.Allo.Messages.Add(new SentSms
        {
            FromNumber = isInbound ? contact : Line,
            ToNumber = isInbound ? Line : contact,
            Type = direction,
            Content = content,
            StartDate = V2Sandbox.Start.AddHours(hours),
        });
    }
}
