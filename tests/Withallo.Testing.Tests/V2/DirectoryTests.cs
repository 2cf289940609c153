using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Tests.V2;

/// <summary>Users, numbers, tags, summary templates and partner accounts.</summary>
public sealed class DirectoryTests
{
    [Fact]
    public async Task Users_are_listed_by_status_and_role_and_those_who_are_active_by_default()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        Assert.Equal(3, (await sandbox.Wire.GetAsync("/users")).Rows.Length);
        Assert.Equal("Jo Park", Assert.Single((await sandbox.Wire.GetAsync("/users?status=BLOCKED")).Rows).Text("name"));
        Assert.Equal("usr-seed02", Assert.Single((await sandbox.Wire.GetAsync("/users?role=MANAGER")).Rows).Text("id"));
    }

    [Fact]
    public async Task A_user_is_read_by_id()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        Assert.Equal(
            """{"data":{"id":"usr-seed01","name":"Sam Rivers","email":"team1@willow.example","role":"ADMIN","status":"ACTIVE","image_url":"https://willow.example/team1.jpg"}}""",
            (await sandbox.Wire.GetAsync("/users/usr-seed01")).Body);
        Assert.Equal("id", (await sandbox.Wire.GetAsync("/users/usr-none")).Error(404, "not_found_error", "MEMBER_NOT_FOUND").Text("param"));
    }

    [Fact]
    public async Task Numbers_are_v1s_numbers_and_the_sender_ids_without_one()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var rows = (await sandbox.Wire.GetAsync("/numbers")).Rows;

        Assert.Equal(["+12125550100", "+33199000100", "+12125550101", null], rows.Select(row => row.Text("number")));
        Assert.Equal(["NUMBER", "NUMBER", "NUMBER", "SENDER_ID"], rows.Select(row => row.Text("type")));
        Assert.Equal(["VOICE", "SMS", "MMS"], rows[0].Texts("capabilities"));
        Assert.Equal("""[{"id":"usr-seed01","name":"Sam Rivers","email":"team1@willow.example"}]""", rows[0].GetProperty("users").GetRawText());
        Assert.Equal(3, rows[2].GetProperty("users").GetArrayLength());
        Assert.Equal("WillowCo", rows[3].Text("name"));
    }

    [Fact]
    public async Task A_numbers_default_template_is_set_and_cleared_by_null_or_nothing()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        const string Path = "/numbers/%2B12125550100/default_summary_template";

        var set = await sandbox.Wire.PutAsync(Path, """{"summary_template_id":"tst-seed01"}""");
        Assert.Equal("tst-seed01", Assert.Single(sandbox.Allo.DefaultSummaryTemplates).DefaultSummaryTemplateId);
        var cleared = await sandbox.Wire.PutAsync(Path, "{}");

        Assert.Equal("""{"data":{"number":"+12125550100","default_summary_template_id":"tst-seed01"}}""", set.Body);
        Assert.Equal("""{"data":{"number":"+12125550100","default_summary_template_id":null}}""", cleared.Body);
        Assert.Empty(sandbox.Allo.DefaultSummaryTemplates);
        (await sandbox.Wire.PutAsync(Path, """{"summary_template_id":"tst-none"}""")).Error(404, "not_found_error", "SUMMARY_TEMPLATE_NOT_FOUND");
        (await sandbox.Wire.PutAsync("/numbers/%2B12125550199/default_summary_template", "{}")).Error(404, "not_found_error", "PHONE_NUMBER_NOT_FOUND");
    }

    [Fact]
    public async Task Tags_are_listed()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);
        sandbox.Allo.Tags.Add(new Tag { Id = "tag-1", Name = "qualified", Color = "#00AA00" });

        Assert.Equal("""{"data":[{"id":"tag-1","name":"qualified","color":"#00AA00"}]}""", (await sandbox.Wire.GetAsync("/tags")).Body);
    }

    [Fact]
    public async Task Tags_go_on_a_call_and_off_it_with_200_and_nothing_in_it_and_v1_sees_them()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);
        sandbox.Allo.Calls.Add(new Call { Id = "call_1", Tag = "old" });

        var added = await sandbox.Wire.PostAsync("/conversations/items/cll-1/tags", """{"tags":["hot & new","old"]}""");
        Assert.Equal(["old", "hot & new"], sandbox.Allo.Calls[0].Tags);
        var removed = await sandbox.Wire.DeleteAsync("/conversations/items/cll-1/tags/old");

        Assert.Equal((200, ""), (added.Status, added.Body));
        Assert.Equal((200, ""), (removed.Status, removed.Body));
        Assert.Equal(["hot & new"], sandbox.Allo.Calls[0].Tags);
        Assert.Equal("hot & new", sandbox.Allo.Calls[0].Tag);
        Assert.Equal(200, (await sandbox.Wire.DeleteAsync("/conversations/items/cll-1/tags/" + Uri.EscapeDataString("hot & new"))).Status);
        Assert.Empty(sandbox.Allo.Calls[0].Tags);
    }

    [Fact]
    public async Task Taking_off_a_tag_that_is_not_there_does_nothing()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);
        sandbox.Allo.Calls.Add(new Call { Id = "call_1", Tags = ["old"] });

        Assert.Equal(200, (await sandbox.Wire.DeleteAsync("/conversations/items/cll-1/tags/none")).Status);
        Assert.Equal(["old"], sandbox.Allo.Calls[0].Tags);
    }

    [Theory]
    [InlineData("cll-seed01", """{"tags":[]}""", 400, "validation_error", "TAGS_REQUIRED")]
    [InlineData("cll-seed01", """{}""", 400, "validation_error", "TAGS_REQUIRED")]
    [InlineData("msg-000001", """{"tags":["a"]}""", 400, "validation_error", "INVALID_ITEM_ID")]
    [InlineData("cll-none", """{"tags":["a"]}""", 404, "not_found_error", "CONVERSATION_ITEM_NOT_FOUND")]
    public async Task Tags_that_cannot_be_put_on_are_rejected(string id, string body, int status, string type, string code)
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        (await sandbox.Wire.PostAsync($"/conversations/items/{id}/tags", body)).Error(status, type, code);
    }

    [Fact]
    public async Task A_template_is_created_replaced_as_a_whole_and_taken_out_of_use()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);

        var created = await sandbox.Wire.PostAsync(
            "/summary_templates", """{"name":"Sales","call_context":"Quotes","icon":"☎","sections":[{"title":"Wishes","instructions":"What?","order":0},{"title":"Next","order":1}]}""");
        var id = created.Data.Text("id");
        sandbox.Clock.Advance(TimeSpan.FromHours(1));
        var replaced = await sandbox.Wire.PutAsync("/summary_templates/" + id, """{"name":"Support"}""");
        var listed = await sandbox.Wire.GetAsync("/summary_templates");
        var deleted = await sandbox.Wire.DeleteAsync("/summary_templates/" + id);

        Assert.Equal(201, created.Status);
        Assert.Equal(
            $$$"""{"data":{"id":"{{{id}}}","name":"Sales","call_context":"Quotes","icon":"☎","sections":[{"title":"Wishes","instructions":"What?","order":0},{"title":"Next","instructions":null,"order":1}],"created_at":"2026-04-21T12:00:00","updated_at":"2026-04-21T12:00:00"}}""",
            created.Body);

        // What is left out is cleared.
        Assert.Equal(
            $$$"""{"data":{"id":"{{{id}}}","name":"Support","call_context":null,"icon":null,"sections":[],"created_at":"2026-04-21T12:00:00","updated_at":"2026-04-21T13:00:00"}}""",
            replaced.Body);
        Assert.Single(listed.Rows);
        Assert.Equal((204, ""), (deleted.Status, deleted.Body));
        Assert.Empty((await sandbox.Wire.GetAsync("/summary_templates")).Rows);
        (await sandbox.Wire.GetAsync("/summary_templates/" + id)).Error(404, "not_found_error", "SUMMARY_TEMPLATE_NOT_FOUND");
        (await sandbox.Wire.PutAsync("/summary_templates/" + id, """{"name":"A"}""")).Error(404, "not_found_error", "SUMMARY_TEMPLATE_NOT_FOUND");
        (await sandbox.Wire.DeleteAsync("/summary_templates/" + id)).Error(404, "not_found_error", "SUMMARY_TEMPLATE_NOT_FOUND");
    }

    public static TheoryData<string, string> WrongTemplates => new()
    {
        { "{}", "name" },
        { """{"name":""}""", "name" },
        { $$"""{"name":"A","call_context":"{{new string('x', 4001)}}"}""", "call_context" },
        { $$"""{"name":"A","sections":[{{string.Join(',', Enumerable.Repeat("""{"title":"a","order":0}""", 11))}}]}""", "sections" },
        { """{"name":"A","sections":[{"title":"a"}]}""", "sections" },
        { """{"name":"A","sections":[{"order":1}]}""", "sections" },
    };

    [Theory]
    [MemberData(nameof(WrongTemplates))]
    public async Task A_template_that_cannot_be_made_is_400(string body, string param)
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        foreach (var response in new[] { await sandbox.Wire.PostAsync("/summary_templates", body), await sandbox.Wire.PutAsync("/summary_templates/tst-seed01", body) })
        {
            Assert.Equal(param, response.Error(400, "validation_error", "INVALID_REQUEST_BODY").Text("param"));
        }
    }

    [Fact]
    public async Task A_partner_account_shows_its_key_once()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var created = await sandbox.Wire.PostAsync(
            "/partner/accounts", """{"email":"jane@example.com","name":"Jane","personal_mobile":"+33639980077","partner_client_ref":"crm-1","number_preference":{"country":"FR","prefix":"+337"}}""");
        var id = created.Data.Text("id");
        var read = await sandbox.Wire.GetAsync("/partner/accounts/" + id);

        Assert.Equal(201, created.Status);
        Assert.NotEmpty(created.Data.Text("api_key")!);
        Assert.Equal(
            $$$"""{"data":{"id":"{{{id}}}","api_key":null,"phone_numbers":["+33700000001"],"status":"ACTIVE","activated":false,"partner_client_ref":"crm-1"}}""",
            read.Body);
        var account = Assert.Single(sandbox.Allo.PartnerAccounts);
        Assert.Equal(("jane@example.com", created.Data.Text("api_key")), (account.Email, account.Account.ApiKey));
        Assert.Equal("SandboxPartnerAccount { Id = " + id + " }", account.ToString());
        Assert.Equal(204, (await sandbox.Wire.DeleteAsync("/partner/accounts/" + id)).Status);
        (await sandbox.Wire.GetAsync("/partner/accounts/" + id)).Error(404, "not_found_error", "PARTNER_ACCOUNT_NOT_FOUND");
        (await sandbox.Wire.DeleteAsync("/partner/accounts/" + id)).Error(404, "not_found_error", "PARTNER_ACCOUNT_NOT_FOUND");
    }

    [Theory]
    [InlineData("""{"name":"J","personal_mobile":"+33639980077","number_preference":{"country":"FR"}}""", 400, "validation_error", "INVALID_REQUEST_BODY")]
    [InlineData("""{"email":"j@example.com","personal_mobile":"+33639980077","number_preference":{"country":"FR"}}""", 400, "validation_error", "INVALID_REQUEST_BODY")]
    [InlineData("""{"email":"j@example.com","name":"J","personal_mobile":"0639980077","number_preference":{"country":"FR"}}""", 400, "validation_error", "INVALID_PHONE_FORMAT")]
    [InlineData("""{"email":"j@example.com","name":"J","personal_mobile":"+33639980077"}""", 400, "validation_error", "INVALID_REQUEST_BODY")]
    [InlineData("""{"email":"j@example.com","name":"J","personal_mobile":"+33639980077","number_preference":{}}""", 400, "validation_error", "INVALID_REQUEST_BODY")]
    [InlineData("""{"email":"j@example.com","name":"J","personal_mobile":"+33639980077","number_preference":{"country":"AQ"}}""", 409, "conflict_error", "NO_NUMBER_AVAILABLE")]
    [InlineData("""{"email":"j@example.com","name":"J","personal_mobile":"+33639980077","number_preference":{"country":"FR","prefix":"+1"}}""", 409, "conflict_error", "NO_NUMBER_AVAILABLE")]
    public async Task A_partner_account_that_cannot_be_made_is_rejected(string body, int status, string type, string code)
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        (await sandbox.Wire.PostAsync("/partner/accounts", body)).Error(status, type, code);
        Assert.Empty(sandbox.Allo.PartnerAccounts);
    }

    [Theory]
    [InlineData("JANE@example.com", "+33639980078")]
    [InlineData("other@example.com", "+33639980077")]
    public async Task An_email_or_mobile_that_has_an_account_is_409(string email, string mobile)
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        static string Body(string email, string mobile) =>
            $$$"""{"email":"{{{email}}}","name":"J","personal_mobile":"{{{mobile}}}","number_preference":{"country":"US"}}""";

        await sandbox.Wire.PostAsync("/partner/accounts", Body("jane@example.com", "+33639980077"));

        (await sandbox.Wire.PostAsync("/partner/accounts", Body(email, mobile))).Error(409, "conflict_error", "PARTNER_ACCOUNT_ALREADY_EXISTS");
    }
}
