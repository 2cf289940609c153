namespace Withallo.Tests.V2;

/// <summary>People, companies and deals (docs/allo-api/v2.md#people).</summary>
public sealed class CrmTests
{
    [Fact]
    public async Task Creating_a_person_is_200_and_the_person_can_be_read_back()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);

        var created = await sandbox.Wire.PostAsync("/crm/people", """{"name":"Ada","last_name":"Byron","job_title":"Analyst","address":"1 Main St","numbers":["+13125550150"],"emails":["ada@example.com"]}""");
        var read = await sandbox.Wire.GetAsync("/crm/people/" + created.Data.Text("id"));

        Assert.Equal(200, created.Status);
        var id = Assert.Single(sandbox.Allo.People).Id;
        Assert.StartsWith("per-", id, StringComparison.Ordinal);

        // No offset.
        Assert.Equal(
            $$$"""{"data":{"id":"{{{id}}}","name":"Ada","last_name":"Byron","job_title":"Analyst","website":null,"address":"1 Main St","numbers":["+13125550150"],"emails":["ada@example.com"],"company":null,"interactions":0,"last_activity_at":null,"created_at":"2026-04-21T12:00:00","updated_at":"2026-04-21T12:00:00"}}""",
            created.Body);
        Assert.Equal(created.Body, read.Body);
    }

    [Theory]
    [InlineData("""{"name":"Ada"}""", 422, "INVALID_REQUEST_BODY", "numbers")]
    [InlineData("""{"numbers":[]}""", 422, "INVALID_REQUEST_BODY", "numbers")]
    [InlineData("""{"numbers":["3125550150"]}""", 422, "INVALID_PHONE_FORMAT", "numbers")]
    [InlineData("""{"numbers":["+13125550150"],"company_id":"com-none"}""", 422, "INVALID_REQUEST_BODY", "company_id")]
    public async Task A_person_that_cannot_be_made_is_422(string body, int status, string code, string param)
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);

        var error = (await sandbox.Wire.PostAsync("/crm/people", body)).Error(status, "validation_error", code);

        Assert.Equal(param, error.Text("param"));
        Assert.Empty(sandbox.Allo.People);
    }

    [Fact]
    public async Task A_number_that_is_somebodys_is_409_unless_that_is_allowed()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var refused = await sandbox.Wire.PostAsync("/crm/people", """{"numbers":["+13125550110"]}""");
        var allowed = await sandbox.Wire.PostAsync("/crm/people", """{"numbers":["+13125550110"],"allow_duplicate_number":true}""");

        var error = refused.Error(409, "conflict_error", "NUMBER_ALREADY_ASSIGNED");
        Assert.NotEmpty(error.Text("suggestion")!);
        Assert.Contains("per-seed01", error.Text("message")!, StringComparison.Ordinal);
        Assert.Equal(200, allowed.Status);
    }

    [Fact]
    public async Task An_update_of_a_person_is_partial_and_an_empty_company_unlinks()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var changed = await sandbox.Wire.PutAsync("/crm/people/per-seed01", """{"job_title":"CTO","emails":[],"website":null}""");
        var unlinked = await sandbox.Wire.PutAsync("/crm/people/per-seed01", """{"company_id":""}""");
        var linked = await sandbox.Wire.PutAsync("/crm/people/per-seed01", """{"company_id":"com-seed02"}""");

        Assert.Equal(("Maya", "CTO"), (changed.Data.Text("name"), changed.Data.Text("job_title")));
        Assert.Empty(changed.Data.Texts("emails"));
        Assert.Equal("com-seed01", changed.Data.GetProperty("company").Text("id"));
        Assert.True(unlinked.Data.IsNull("company"));
        Assert.Equal("Bluebird Dental", linked.Data.GetProperty("company").Text("name"));
        (await sandbox.Wire.PutAsync("/crm/people/per-none", "{}")).Error(404, "not_found_error", "PERSON_NOT_FOUND");
        (await sandbox.Wire.GetAsync("/crm/people/per-none")).Error(404, "not_found_error", "PERSON_NOT_FOUND");
        (await sandbox.Wire.PutAsync("/crm/people/per-seed01", """{"numbers":["x"]}""")).Error(422, "validation_error", "INVALID_PHONE_FORMAT");
    }

    [Fact]
    public async Task Members_that_Allo_does_not_know_are_dropped_with_200()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);

        var created = await sandbox.Wire.PostAsync("/crm/people", """{"first_name":"Ada","title":"Analyst","numbers":["+13125550150"]}""");

        Assert.Equal((200, true, true), (created.Status, created.Data.IsNull("name"), created.Data.IsNull("job_title")));
        Assert.False(created.Data.Has("first_name") || created.Data.Has("title"));
    }

    [Fact]
    public async Task A_note_is_put_on_a_person()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var made = await sandbox.Wire.PostAsync("/crm/people/per-seed01/notes", """{"content":"Calls back on Friday"}""");

        var note = Assert.Single(sandbox.Allo.Notes);
        Assert.Equal((201, $$$"""{"data":{"id":"{{{note.Id}}}"}}"""), (made.Status, made.Body));
        Assert.Equal(("per-seed01", "Calls back on Friday"), (note.PersonId, note.Content));
        Assert.DoesNotContain("Friday", note.ToString(), StringComparison.Ordinal);
        (await sandbox.Wire.PostAsync("/crm/people/per-none/notes", """{"content":"A"}""")).Error(404, "not_found_error", "PERSON_NOT_FOUND");
        (await sandbox.Wire.PostAsync("/crm/people/per-seed01/notes", """{"content":" "}""")).Error(422, "validation_error", "INVALID_REQUEST_BODY");
        Assert.Single(sandbox.Allo.Notes);
    }

    [Theory]
    [InlineData("""{}""", 12)]
    [InlineData("""{"filters":{"name":"may"}}""", 1)]
    [InlineData("""{"filters":{"company":"bakery","last_name":"OKA"}}""", 1)]
    [InlineData("""{"filters":{"phone_number":"+13125550110"}}""", 1)]
    [InlineData("""{"filters":{"phone_number":"+1312555"}}""", 0)]
    [InlineData("""{"filters":{"email":"@example.com"}}""", 8)]
    [InlineData("""{"filters":{"deal_status":"won"}}""", 1)]
    [InlineData("""{"filters":{"deal_status":"wo"}}""", 0)]
    [InlineData("""{"search":"dental"}""", 1)]
    [InlineData("""{"search":"5550110"}""", 1)]
    public async Task People_are_found_by_filters_and_by_text(string body, int count)
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var found = await sandbox.Wire.PostAsync("/crm/people/search", body);

        Assert.Equal(count, found.Pagination.GetProperty("total_count").GetInt32());
    }

    [Fact]
    public async Task Searches_are_ordered_and_paged()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var first = await sandbox.Wire.PostAsync("/crm/people/search", """{"sort":"NAME_ASC","size":5}""");
        var last = await sandbox.Wire.PostAsync("/crm/people/search", """{"sort":"NAME_ASC","size":5,"page":3}""");
        var beyond = await sandbox.Wire.PostAsync("/crm/people/search", """{"sort":"NAME_ASC","size":5,"page":9}""");
        var newest = await sandbox.Wire.PostAsync("/crm/people/search", """{"sort":"CREATED_DESC","size":1}""");

        Assert.Equal("Aiko", first.Rows[0].Text("name"));
        Assert.Equal("""{"page":1,"size":5,"total_count":12,"total_pages":3,"has_more":true}""", first.Pagination.GetRawText());
        Assert.Equal(2, last.Rows.Length);
        Assert.False(last.Pagination.GetProperty("has_more").GetBoolean());
        Assert.Empty(beyond.Rows);
        Assert.Equal("per-seed12", newest.Rows[0].Text("id"));
    }

    [Theory]
    [InlineData("/crm/people/search", """{"size":0}""", 400, "INVALID_PAGE_SIZE")]
    [InlineData("/crm/people/search", """{"size":101}""", 400, "INVALID_PAGE_SIZE")]
    [InlineData("/crm/companies/search", """{"size":"many"}""", 400, "INVALID_PAGE_SIZE")]
    [InlineData("/crm/deals/search", """{"page":0}""", 400, "INVALID_PAGE_SIZE")]
    [InlineData("/crm/deals/search", """{"sort":"NEWEST"}""", 422, "INVALID_REQUEST_BODY")]
    public async Task Searches_that_cannot_be_made_are_rejected(string path, string body, int status, string code)
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        (await sandbox.Wire.PostAsync(path, body)).Error(status, "validation_error", code);
    }

    [Fact]
    public async Task A_person_counts_what_was_said()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var before = (await sandbox.Wire.GetAsync("/crm/people/per-seed01")).Data;
        await sandbox.V1.PostAsync("/sms", """{"from":"+12125550100","to":"+13125550110","message":"Hi"}""");
        var after = (await sandbox.Wire.GetAsync("/crm/people/per-seed01")).Data;

        Assert.Equal(before.GetProperty("interactions").GetInt32() + 1, after.GetProperty("interactions").GetInt32());
        Assert.Equal("2026-04-21T12:00:00", after.Text("last_activity_at"));
    }

    [Fact]
    public async Task People_and_contacts_are_kept_apart()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);

        await sandbox.Wire.PostAsync("/crm/people", """{"numbers":["+13125550150"]}""");
        await sandbox.V1.PostAsync("/contacts", """{"numbers":["+13125550150"]}""");

        Assert.StartsWith("per-", Assert.Single(sandbox.Allo.People).Id, StringComparison.Ordinal);
        Assert.StartsWith("cnt_", Assert.Single(sandbox.Allo.Contacts).Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_order_the_latest_activity_comes_first()
    {
        await using var sandbox = await V2Sandbox.StartAsync();
        await sandbox.V1.PostAsync("/sms", """{"from":"+12125550100","to":"+13125550120","message":"Hi"}""");

        var byDefault = await sandbox.Wire.PostAsync("/crm/people/search", """{"size":100}""");
        var byDate = await sandbox.Wire.PostAsync("/crm/people/search", """{"size":100,"sort":"DATE_DESC"}""");
        var oldestFirst = await sandbox.Wire.PostAsync("/crm/people/search", """{"size":100,"sort":"DATE_ASC"}""");

        Assert.Equal("per-seed11", byDefault.Rows[0].Text("id"));
        Assert.Equal(byDate.Body, byDefault.Body);
        Assert.Equal("per-seed11", oldestFirst.Rows[^1].Text("id"));
    }

    [Fact]
    public async Task A_company_is_created_read_changed_and_found()
    {
        await using var sandbox = await V2Sandbox.StartAsync(seed: false);

        var created = await sandbox.Wire.PostAsync("/crm/companies", """{"name":"Acme","website":"https://acme.example"}""");
        var id = created.Data.Text("id");
        var changed = await sandbox.Wire.PutAsync("/crm/companies/" + id, """{"industry":"Toys"}""");
        await sandbox.Wire.PostAsync("/crm/people", $$"""{"numbers":["+13125550150"],"company_id":"{{id}}"}""");
        var found = await sandbox.Wire.PostAsync("/crm/companies/search", """{"filters":{"industry":"toy"}}""");
        var read = await sandbox.Wire.GetAsync("/crm/companies/" + id);

        Assert.Equal(201, created.Status);
        Assert.Equal(
            $$$"""{"data":{"id":"{{{id}}}","name":"Acme","website":"https://acme.example","industry":null,"person_count":0,"interactions":0,"last_activity_at":null,"created_at":"2026-04-21T12:00:00","updated_at":"2026-04-21T12:00:00"}}""",
            created.Body);
        Assert.Equal(("Acme", "https://acme.example", "Toys"), (changed.Data.Text("name"), changed.Data.Text("website"), changed.Data.Text("industry")));
        Assert.Equal(1, Assert.Single(found.Rows).GetProperty("person_count").GetInt32());
        Assert.Equal(1, read.Data.GetProperty("person_count").GetInt32());
    }

    [Fact]
    public async Task A_company_without_a_name_or_an_id_is_rejected()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        (await sandbox.Wire.PostAsync("/crm/companies", """{"name":" "}""")).Error(422, "validation_error", "INVALID_REQUEST_BODY");
        (await sandbox.Wire.PutAsync("/crm/companies/com-seed01", """{"name":null}""")).Error(422, "validation_error", "INVALID_REQUEST_BODY");
        (await sandbox.Wire.PutAsync("/crm/companies/com-none", "{}")).Error(404, "not_found_error", "COMPANY_NOT_FOUND");
        (await sandbox.Wire.GetAsync("/crm/companies/com-none")).Error(404, "not_found_error", "COMPANY_NOT_FOUND");
    }

    [Fact]
    public async Task A_deal_is_created_read_changed_found_and_deleted()
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        var created = await sandbox.Wire.PostAsync(
            "/crm/deals", """{"name":"Big one","status":"negotiation","amount":1234.5,"currency":"EUR","closed_at":"2026-04-28T12:00:00+02:00","company_id":"com-seed01"}""");
        var id = created.Data.Text("id");
        var changed = await sandbox.Wire.PatchAsync("/crm/deals/" + id, """{"status":"won","amount":null}""");
        var found = await sandbox.Wire.PostAsync("/crm/deals/search", """{"filters":{"stage":"won"},"search":"bakery"}""");
        var deleted = await sandbox.Wire.DeleteAsync("/crm/deals/" + id);

        Assert.Equal(201, created.Status);
        Assert.Equal(
            $$$"""{"data":{"id":"{{{id}}}","name":"Big one","status":"negotiation","amount":1234.5,"currency":"EUR","closed_at":"2026-04-28T10:00:00","company":{"id":"com-seed01","name":"Harbor Street Bakery"},"created_at":"2026-04-21T12:00:00","updated_at":"2026-04-21T12:00:00"}}""",
            created.Body);
        Assert.True(changed.Data.IsNull("amount"));
        Assert.Equal(("Big one", "won"), (changed.Data.Text("name"), changed.Data.Text("status")));
        Assert.Equal(id, Assert.Single(found.Rows).Text("id"));
        Assert.Equal((204, ""), (deleted.Status, deleted.Body));
        (await sandbox.Wire.GetAsync("/crm/deals/" + id)).Error(404, "not_found_error", "DEAL_NOT_FOUND");
        (await sandbox.Wire.PatchAsync("/crm/deals/" + id, "{}")).Error(404, "not_found_error", "DEAL_NOT_FOUND");
        (await sandbox.Wire.DeleteAsync("/crm/deals/" + id)).Error(404, "not_found_error", "DEAL_NOT_FOUND");
    }

    [Theory]
    [InlineData("""{}""", "name")]
    [InlineData("""{"name":"A","currency":"EURO"}""", "currency")]
    [InlineData("""{"name":"A","closed_at":"soon"}""", "closed_at")]
    [InlineData("""{"name":"A","company_id":"com-none"}""", "company_id")]
    public async Task A_deal_that_cannot_be_made_is_422(string body, string param)
    {
        await using var sandbox = await V2Sandbox.StartAsync();

        Assert.Equal(param, (await sandbox.Wire.PostAsync("/crm/deals", body)).Error(422, "validation_error", "INVALID_REQUEST_BODY").Text("param"));
    }
}
