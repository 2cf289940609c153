using System.Text.Json;
using Withallo.Api.V2;

namespace Withallo.Tests.V2;

/// <summary>Queues beside the current one, and sessions (docs/allo-api/v2.md#operations-seen-in-production).</summary>
public sealed class StoredQueueTests
{
    private const string Path = "/dialing-queues";
    private const string Current = Path + "/current";
    private const string Seeded = Path + "/pdl_seed01";

    [Fact]
    public async Task A_queue_is_made_beside_the_current_one()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        var current = await sandbox.Wire.PostAsync(Current, """{"name":"Current"}""");

        var made = await sandbox.Wire.PostAsync(Path, """{"name":"Monday","description":"Warm leads","voicemail_handling":"SKIP","do_not_disturb":"ENABLED"}""");

        Assert.Equal(201, made.Status);
        Assert.Equal(
            $$$"""{"data":{"id":"{{{made.Data.Text("id")}}}","name":"Monday","description":"Warm leads","creator_id":"usr_seed01","assignee_id":"usr_seed01","voicemail_handling":"SKIP","do_not_disturb":"ENABLED","numbers":[],"created_at":"2026-04-21T12:00:00","updated_at":"2026-04-21T12:00:00"}}""",
            made.Body);
        Assert.Equal(current.Data.Text("id"), (await sandbox.Wire.GetAsync(Current)).Json.GetProperty("queue").Text("id"));
        Assert.Equal([current.Data.Text("id"), made.Data.Text("id")], (await sandbox.Wire.GetAsync(Path)).Rows.Select(row => row.Text("id")));
    }

    [Fact]
    public async Task Everything_about_a_queue_may_be_left_out_and_whose_it_is_stands_in_the_body()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var bare = await sandbox.Wire.SendAsync("POST", Path);
        var teammates = await sandbox.Wire.PostAsync(Path, """{"email":"team3@willow.example"}""");

        Assert.Equal((201, true, true), (bare.Status, bare.Data.IsNull("name"), bare.Data.IsNull("description")));
        Assert.Equal(("usr_seed01", "usr_seed03"), (teammates.Data.Text("creator_id"), teammates.Data.Text("assignee_id")));
    }

    [Fact]
    public async Task Queues_are_listed_by_whose_they_are_in_pages_without_their_numbers()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await sandbox.Wire.PostAsync(Path, $$"""{"name":"Queue {{i}}","user_id":"usr-seed02"}""");
        }

        var page = await sandbox.Wire.GetAsync(Path + "?user_id=usr-seed02&page=2&size=3");

        Assert.Equal("""{"page":2,"size":3,"total_count":4,"total_pages":2,"has_more":false}""", page.Pagination.GetRawText());
        Assert.Equal(
            $$"""{"id":"{{page.Rows[0].Text("id")}}","name":"Queue 2","description":null,"creator_id":"usr_seed01","assignee_id":"usr_seed02","voicemail_handling":"NO_SKIP","do_not_disturb":"DISABLED","created_at":"2026-04-21T12:00:00","updated_at":"2026-04-21T12:00:00"}""",
            Assert.Single(page.Rows).GetRawText());
        Assert.Empty((await sandbox.Wire.GetAsync(Path)).Rows);
        Assert.Equal(4, (await sandbox.Wire.GetAsync(Path + "?email=team2@willow.example")).Rows.Length);
    }

    [Fact]
    public async Task A_queue_is_read_by_id_as_the_current_one_is()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var byId = await sandbox.Wire.GetAsync(Seeded + "?page=2&size=2");
        var current = await sandbox.Wire.GetAsync(Current + "?user_id=usr-seed02&page=2&size=2");

        Assert.Equal(current.Body, byId.Body.Replace("\"description\":null,", "", StringComparison.Ordinal));
        Assert.NotEqual(current.Body, byId.Body);
    }

    [Fact]
    public async Task A_queue_is_changed_in_what_is_said_and_in_something_at_least()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var described = await sandbox.Wire.PatchAsync(Seeded, """{"description":"Warm leads","voicemail_handling":"SKIP"}""");
        var renamed = await sandbox.Wire.PatchAsync(Seeded, """{"name":null,"voicemail_handling":null}""");

        Assert.Equal(("Monday calls", "Warm leads", "SKIP"), (described.Data.Text("name"), described.Data.Text("description"), described.Data.Text("voicemail_handling")));
        Assert.Equal((true, "Warm leads", "SKIP"), (renamed.Data.IsNull("name"), renamed.Data.Text("description"), renamed.Data.Text("voicemail_handling")));
        Assert.Equal(3, renamed.Data.GetProperty("numbers").GetArrayLength());
    }

    [Fact]
    public async Task A_deleted_queue_is_gone_and_with_the_current_one_nothing_is_current()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        var stored = await sandbox.Wire.PostAsync(Path, "{}");
        await sandbox.Wire.PostAsync(Current, "{}");

        var current = await sandbox.Wire.DeleteAsync(Current);
        var listed = await sandbox.Wire.GetAsync(Path);
        var byId = await sandbox.Wire.DeleteAsync($"{Path}/{stored.Data.Text("id")}");

        Assert.Equal((204, ""), (current.Status, current.Body));
        Assert.False((await sandbox.Wire.GetAsync(Current)).Json.Has("queue"));
        Assert.Equal([stored.Data.Text("id")], listed.Rows.Select(row => row.Text("id")));
        Assert.Equal((204, ""), (byId.Status, byId.Body));
        Assert.Empty((await sandbox.Wire.GetAsync(Path)).Rows);
        (await sandbox.Wire.DeleteAsync(Current)).Error(404, "not_found_error", "DIALING_QUEUE_NOT_FOUND");
        (await sandbox.Wire.DeleteAsync(Current + "?user_id=usr-none")).Error(404, "not_found_error", "ASSIGNEE_NOT_FOUND");
        Assert.Equal(204, (await sandbox.Wire.DeleteAsync(Current + "?user_id=usr_seed02")).Status);
        Assert.Empty(sandbox.Allo.DialingQueues);
    }

    [Fact]
    public async Task Numbers_enter_and_leave_a_queue_by_the_rules_of_the_current_one()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var appended = await sandbox.Wire.PostAsync(Seeded + "/numbers", """{"numbers":[{"number":"+1 (212) 555-0150"},{"number":"+1212"}]}""");
        var cleared = await sandbox.Wire.DeleteAsync(Seeded + "/numbers?unassigned=true");

        Assert.Equal(
            """{"data":{"added":[{"number_to":"+12125550150","position":3,"created_at":"2026-04-21T12:00:00","updated_at":"2026-04-21T12:00:00"}],"skipped":[{"number":"+1212","reason":"INVALID_PHONE_NUMBER"}]}}""",
            appended.Body);
        Assert.Equal((200, """{"data":{"removed":3}}"""), (cleared.Status, cleared.Body));
        Assert.Single(sandbox.Allo.DialingQueues.Single().Numbers);
    }

    [Theory]
    [InlineData("GET", "/pdl_none", null, 404, "DIALING_QUEUE_NOT_FOUND")]
    [InlineData("PATCH", "/pdl_none", """{"name":"A"}""", 404, "DIALING_QUEUE_NOT_FOUND")]
    [InlineData("DELETE", "/pdl_none", null, 404, "DIALING_QUEUE_NOT_FOUND")]
    [InlineData("POST", "/pdl_none/numbers", """{"numbers":[{"number":"+13125550110"}]}""", 404, "DIALING_QUEUE_NOT_FOUND")]
    [InlineData("DELETE", "/pdl_none/numbers?position=0", null, 404, "DIALING_QUEUE_NOT_FOUND")]
    [InlineData("GET", "/sessions/pds_none", null, 404, "DIALING_SESSION_NOT_FOUND")]
    [InlineData("GET", "?user_id=usr-none", null, 404, "ASSIGNEE_NOT_FOUND")]
    [InlineData("GET", "?size=101", null, 400, "INVALID_PAGE_SIZE")]
    [InlineData("GET", "/pdl_seed01?page=0", null, 400, "INVALID_PAGE_SIZE")]
    [InlineData("POST", "", """{"name":""}""", 400, "INVALID_REQUEST_BODY")]
    [InlineData("POST", "", """{"do_not_disturb":"LATER"}""", 400, "INVALID_REQUEST_BODY")]
    [InlineData("PATCH", "/pdl_seed01", "{}", 400, "INVALID_REQUEST_BODY")]
    [InlineData("POST", "/pdl_seed01/numbers", """{"numbers":[]}""", 400, "INVALID_REQUEST_BODY")]
    [InlineData("DELETE", "/pdl_seed01/numbers", null, 400, "DIALING_QUEUE_DELETE_FILTER_REQUIRED")]
    [InlineData("DELETE", "/pdl_seed01/numbers?unassigned=true&position=1", null, 400, "DIALING_QUEUE_DELETE_FILTER_CONFLICT")]
    [InlineData("DELETE", "/pdl_seed01/numbers?position=7", null, 404, "QUEUE_NUMBER_POSITION_NOT_FOUND")]
    public async Task What_cannot_be_is_rejected(string method, string path, string? body, int status, string code)
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        (await sandbox.Wire.SendAsync(method, Path + path, body)).Error(status, status == 404 ? "not_found_error" : "validation_error", code);

        Assert.Equal(3, Assert.Single(sandbox.Allo.DialingQueues).Numbers.Count);
    }

    [Fact]
    public async Task A_session_is_what_a_test_made_it()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        sandbox.Allo.DialingSessions.Add(new DialingSession
        {
            Id = "pds_1",
            AdditionalProperties = new Dictionary<string, JsonElement> { ["state"] = JsonSerializer.SerializeToElement("RUNNING") },
        });

        Assert.Equal("""{"data":{"id":"pds_1","state":"RUNNING"}}""", (await sandbox.Wire.GetAsync(Path + "/sessions/pds_1")).Body);
    }
}
