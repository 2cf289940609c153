namespace Withallo.Tests.V2;

/// <summary>The Power Dialer's queues (docs/allo-api/v2.md#power-dialer).</summary>
public sealed class DialingQueueTests
{
    private const string Path = "/dialing-queues/current";

    [Fact]
    public async Task Who_has_no_queue_gets_200_with_nothing_in_it()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        Assert.Equal(
            """{"data":[],"pagination":{"page":0,"size":0,"total_count":0,"total_pages":0,"has_more":false}}""",
            (await sandbox.Wire.GetAsync(Path)).Body);
    }

    [Fact]
    public async Task A_queue_stands_beside_the_page_of_its_numbers()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var response = await sandbox.Wire.GetAsync(Path + "?user_id=usr-seed02&size=2");

        // An underscore in the ids of users.
        Assert.Equal(
            """{"id":"pdl_seed01","name":"Monday calls","creator_id":"usr_seed01","assignee_id":"usr_seed02","voicemail_handling":"NO_SKIP","do_not_disturb":"DISABLED","created_at":"2026-04-19T17:00:00","updated_at":"2026-04-19T17:00:00"}""",
            response.Json.GetProperty("queue").GetRawText());
        Assert.Equal("""{"page":1,"size":2,"total_count":3,"total_pages":2,"has_more":true}""", response.Pagination.GetRawText());
        Assert.Equal(
            """{"number_to":"+13125550111","position":1,"created_at":"2026-04-19T17:00:00","updated_at":"2026-04-19T17:00:00","call_start_date":null,"call_id":null,"routing_result":null,"sync_status":"SYNCED","detected_outbound_voicemail":null,"not_reached_destination_reason":null,"voicemail_left":null}""",
            response.Rows[1].GetRawText());
        Assert.Equal(("cll-seed02", "ANSWERED"), (response.Rows[0].Text("call_id"), response.Rows[0].Text("routing_result")));
    }

    [Fact]
    public async Task A_queue_begins_empty_and_the_old_one_is_stored()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var first = await sandbox.Wire.SendAsync("POST", Path);
        var second = await sandbox.Wire.PostAsync(Path, """{"name":"Monday"}""");

        Assert.True(first.Data.IsNull("name"));
        Assert.Equal(
            $$$"""{"data":{"id":"{{{second.Data.Text("id")}}}","name":"Monday","creator_id":"usr_seed01","assignee_id":"usr_seed01","voicemail_handling":"NO_SKIP","do_not_disturb":"DISABLED","numbers":[],"created_at":"2026-04-21T12:00:00","updated_at":"2026-04-21T12:00:00"}}""",
            second.Body);
        Assert.NotEqual(first.Data.Text("id"), second.Data.Text("id"));
        Assert.Equal(second.Data.Text("id"), (await sandbox.Wire.GetAsync(Path)).Json.GetProperty("queue").Text("id"));
        Assert.Equal([first.Data.Text("id"), second.Data.Text("id")], (await sandbox.Wire.GetAsync("/dialing-queues")).Rows.Select(row => row.Text("id")));
        (await sandbox.Wire.PostAsync(Path, $$"""{"name":"{{new string('x', 256)}}"}""")).Error(400, "validation_error", "INVALID_REQUEST_BODY");
    }

    [Fact]
    public async Task A_queue_is_made_or_changed_in_what_is_said()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var made = await sandbox.Wire.PatchAsync(Path, """{"voicemail_handling":"SKIP"}""");
        var changed = await sandbox.Wire.PatchAsync(Path, """{"name":"Cold","do_not_disturb":"ENABLED"}""");

        Assert.Equal(200, made.Status);
        Assert.Equal(made.Data.Text("id"), changed.Data.Text("id"));
        Assert.Equal(("Cold", "SKIP", "ENABLED"), (changed.Data.Text("name"), changed.Data.Text("voicemail_handling"), changed.Data.Text("do_not_disturb")));
        (await sandbox.Wire.PatchAsync(Path, """{"name":""}""")).Error(400, "validation_error", "INVALID_REQUEST_BODY");
        (await sandbox.Wire.PatchAsync(Path, """{"voicemail_handling":"LATER"}""")).Error(400, "validation_error", "INVALID_REQUEST_BODY");
    }

    [Fact]
    public async Task Numbers_in_any_format_are_appended_and_others_skipped()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var response = await sandbox.Wire.PostAsync(
            Path + "/numbers",
            """{"numbers":[{"number":"+1 (212) 555-0150","name":"John","last_name":"Doe","company":"HARBOR STREET BAKERY"},{"number":"+1212"},{"number":"06 39 98 00 77"}]}""");
        var queue = await sandbox.Wire.GetAsync(Path);

        Assert.Equal(
            """{"data":{"added":[{"number_to":"+12125550150","position":0,"created_at":"2026-04-21T12:00:00","updated_at":"2026-04-21T12:00:00"},{"number_to":"+33639980077","position":1,"created_at":"2026-04-21T12:00:00","updated_at":"2026-04-21T12:00:00"}],"skipped":[{"number":"+1212","reason":"INVALID_PHONE_NUMBER"}]}}""",
            response.Body);
        Assert.Equal(["SYNCED", "SYNCED"], queue.Rows.Select(row => row.Text("sync_status")));
        var person = Assert.Single(sandbox.Allo.People, person => person.Numbers.Contains("+12125550150"));
        Assert.Equal(("John", "com-seed01"), (person.Name, person.Company?.Id));
        var bare = Assert.Single(sandbox.Allo.People, person => person.Numbers.Contains("+33639980077"));
        Assert.Equal((null, null, null), (bare.Name, bare.LastName, bare.Company));
    }

    [Fact]
    public async Task An_append_takes_1000_numbers_and_a_queue_any_number()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        static string Numbers(int count) =>
            $$"""{"numbers":[{{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"number":"+1312555{{i:D4}}"}"""))}}]}""";

        Assert.Equal(200, (await sandbox.Wire.PostAsync(Path + "/numbers", Numbers(1000))).Status);
        Assert.Equal(200, (await sandbox.Wire.PostAsync(Path + "/numbers", Numbers(1))).Status);
        (await sandbox.Wire.PostAsync(Path + "/numbers", Numbers(1001))).Error(400, "validation_error", "DIALING_QUEUE_LIMIT_REACHED");
        Assert.Equal(1001, (await sandbox.Wire.GetAsync(Path)).Pagination.GetProperty("total_count").GetInt32());
        (await sandbox.Wire.PostAsync(Path + "/numbers", Numbers(0))).Error(400, "validation_error", "INVALID_REQUEST_BODY");
    }

    [Theory]
    [InlineData("number=%2B13125550111", 2)]
    [InlineData("number=(312)%20555-0111&position=3", 1)]
    [InlineData("position=0", 1)]
    [InlineData("unassigned=true", 4)]
    [InlineData("number=%2B13125550199", 0)]
    public async Task Numbers_are_taken_off_with_200_and_a_count(string query, int removed)
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        await sandbox.Wire.PostAsync(
            Path + "/numbers",
            """{"numbers":[{"number":"+13125550110"},{"number":"+13125550111"},{"number":"+13125550112"},{"number":"+13125550111"}]}""");

        var response = await sandbox.Wire.DeleteAsync($"{Path}/numbers?{query}");

        Assert.Equal((200, $$$"""{"data":{"removed":{{{removed}}}}}"""), (response.Status, response.Body));
        Assert.Equal(4 - removed, (await sandbox.Wire.GetAsync(Path)).Rows.Length);
    }

    [Fact]
    public async Task Numbers_that_were_called_stay()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var response = await sandbox.Wire.DeleteAsync(Path + "/numbers?unassigned=true&user_id=usr_seed02");

        Assert.Equal(2, response.Data.GetProperty("removed").GetInt32());
        Assert.Single(sandbox.Allo.DialingQueues[0].Numbers);
    }

    [Theory]
    [InlineData("", 400, "validation_error", "DIALING_QUEUE_DELETE_FILTER_REQUIRED", null)]
    [InlineData("?unassigned=false", 400, "validation_error", "DIALING_QUEUE_DELETE_FILTER_REQUIRED", null)]
    [InlineData("?unassigned=true&position=1", 400, "validation_error", "DIALING_QUEUE_DELETE_FILTER_CONFLICT", null)]
    [InlineData("?number=%2B1212", 400, "validation_error", "INVALID_PHONE_NUMBER", "number")]
    [InlineData("?position=-1", 400, "validation_error", "MISSING_PARAMETER", "position")]
    [InlineData("?position=1", 404, "not_found_error", "DIALING_QUEUE_NOT_FOUND", null)]
    [InlineData("?position=7&user_id=usr-seed02", 404, "not_found_error", "QUEUE_NUMBER_POSITION_NOT_FOUND", "position")]
    [InlineData("?position=7&user_id=usr-none", 404, "not_found_error", "ASSIGNEE_NOT_FOUND", null)]
    public async Task What_cannot_be_taken_off_is_rejected(string query, int status, string type, string code, string? param)
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var error = (await sandbox.Wire.DeleteAsync(Path + "/numbers" + query)).Error(status, type, code);

        Assert.Equal(param, error.Has("param") ? error.Text("param") : null);
    }

    [Fact]
    public async Task A_teammate_is_named_in_the_query_or_in_the_body_and_the_id_wins()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var byEmail = await sandbox.Wire.GetAsync(Path + "?email=TEAM2@willow.example");
        var both = await sandbox.Wire.PostAsync(Path, """{"user_id":"usr-seed03","email":"team2@willow.example"}""");
        var appended = await sandbox.Wire.PostAsync(Path + "/numbers", """{"email":"team4@willow.example","numbers":[{"number":"+13125550110"}]}""");

        Assert.Equal("pdl_seed01", byEmail.Json.GetProperty("queue").Text("id"));
        Assert.Equal(("usr_seed01", "usr_seed03"), (both.Data.Text("creator_id"), both.Data.Text("assignee_id")));
        Assert.Equal(200, appended.Status);
        Assert.Contains(sandbox.Allo.DialingQueues, queue => queue.AssigneeId == "usr_seed04");
    }

    [Fact]
    public async Task A_teammate_that_is_none_is_404()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        const string Nobody = """{"user_id":"usr-none","numbers":[{"number":"+13125550110"}]}""";

        foreach (var response in new[]
        {
            await sandbox.Wire.GetAsync(Path + "?email=nobody@example.com"),
            await sandbox.Wire.PostAsync(Path, Nobody),
            await sandbox.Wire.PatchAsync(Path, Nobody),
            await sandbox.Wire.PostAsync(Path + "/numbers", Nobody),
        })
        {
            response.Error(404, "not_found_error", "ASSIGNEE_NOT_FOUND");
        }
    }

    [Fact]
    public async Task A_key_of_nobody_is_404()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);

        (await sandbox.Wire.SendAsync("POST", Path)).Error(404, "not_found_error", "USER_NOT_FOUND");
    }
}
