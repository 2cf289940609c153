using Withallo.Api;
using Withallo.Testing;

namespace Withallo.Tests;

public sealed class ContactTests
{
    private static readonly DateTimeOffset Start = new(2026, 4, 21, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_created_contact_is_returned_read_back_and_found()
    {
        await using var allo = await EmptyAsync();
        using var wire = new WireClient(allo);

        var created = await wire.PostAsync(
            "/contacts",
            """{"name":"John","last_name":"Doe","job_title":"CEO","website":"https://acme.example","emails":["john@acme.example"],"numbers":["+15551234567"]}""");
        var id = created.Data.Text("id")!;
        var details = await wire.GetAsync("/contact/" + id);
        var found = await wire.GetAsync("/contacts");

        // 200, whatever other sources say.
        Assert.Equal(200, created.Status);
        Assert.Equal(
            $$$"""{"data":{"id":"{{{id}}}","name":"John","last_name":"Doe","job_title":"CEO","website":"https://acme.example","status":null,"is_archived":false,"created_at":"2026-04-21T12:00:00","updated_at":"2026-04-21T12:00:00","numbers":["+15551234567"],"is_whitelisted":false,"last_activity_date":"2026-04-21T12:00:00","engagement":null}}""",
            created.Body);
        Assert.Equal(
            $$$"""{"data":{"id":"{{{id}}}","name":"John","last_name":"Doe","numbers":["+15551234567"],"emails":["john@acme.example"],"company":null,"job_title":"CEO","website":"https://acme.example","integration_data":{},"custom_properties":null,"conversation_url":"/v1/api/contact/{{{id}}}/conversation"}}""",
            details.Body);
        Assert.Equal(id, Assert.Single(found.Results).Text("id"));
        Assert.Equal("Doe", Assert.Single(allo.Contacts).LastName);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"numbers":[]}""")]
    [InlineData("""{"numbers":null,"name":"John"}""")]
    public async Task A_contact_without_numbers_is_422(string body)
    {
        await using var allo = await EmptyAsync();
        using var wire = new WireClient(allo);

        var response = await wire.PostAsync("/contacts", body);

        response.IsError(422, """{"code":"VALIDATION_ERROR","details":[{"message":"at least one number is required","field":"numbers"}]}""");
        Assert.Empty(allo.Contacts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5551234567")]
    [InlineData("+1 555 123 4567")]
    [InlineData("+0555123456")]
    [InlineData("+1555")]
    [InlineData("+15551234567890123")]
    public async Task A_number_that_is_not_e164_is_422(string number)
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        var body = $$"""{"numbers":["+15551234567","{{number}}"]}""";

        var created = await wire.PostAsync("/contacts", body);
        var updated = await wire.PutAsync("/contacts/cnt_seed01", body);

        var expected = """{"code":"VALIDATION_ERROR","details":[{"message":"every number must be E.164, such as +15551234567","field":"numbers"}]}""";
        created.IsError(422, expected);
        updated.IsError(422, expected);
        Assert.Equal(25, allo.Contacts.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"numbers\":[\"+15551234567\"]} trailing")]
    public async Task A_body_that_is_no_json_object_is_400(string body)
    {
        await using var allo = await EmptyAsync();
        using var wire = new WireClient(allo);

        (await wire.PostAsync("/contacts", body)).IsError(400, """{"code":"INVALID_REQUEST_BODY","details":null}""");
        (await wire.PostAsync("/sms", body)).IsError(400, """{"code":"INVALID_REQUEST_BODY","details":null}""");
        (await wire.PostAsync("/webhooks", body)).IsError(400, """{"code":"INVALID_REQUEST_BODY","details":null}""");
    }

    [Theory]
    [InlineData("""{"name":5,"numbers":["+15551234567"]}""", "name")]
    [InlineData("""{"name":"\ud800","numbers":["+15551234567"]}""", "name")]
    [InlineData("""{"numbers":"+15551234567"}""", "numbers")]
    [InlineData("""{"numbers":[15551234567]}""", "numbers")]
    [InlineData("""{"emails":{},"numbers":["+15551234567"]}""", "emails")]
    public async Task A_member_of_the_wrong_type_is_400(string body, string field)
    {
        await using var allo = await EmptyAsync();
        using var wire = new WireClient(allo);

        var response = await wire.PostAsync("/contacts", body);

        response.IsError(400, $$"""{"code":"INVALID_REQUEST_BODY","details":[{"message":"has the wrong type","field":"{{field}}"}]}""");
    }

    [Fact]
    public async Task Another_content_type_is_415()
    {
        await using var allo = await EmptyAsync();
        using var wire = new WireClient(allo);

        var text = await wire.SendAsync("POST", "/contacts", """{"numbers":["+15551234567"]}""", contentType: "text/plain");
        var json = await wire.SendAsync("POST", "/contacts", """{"numbers":["+15551234567"]}""", contentType: "application/json; charset=utf-8");

        text.IsError(415, """{"code":"UNSUPPORTED_MEDIA_TYPE","details":null}""");
        Assert.Equal(200, json.Status);
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_nothing_else()
    {
        await using var allo = await EmptyAsync(out var clock);
        using var wire = new WireClient(allo);
        allo.Contacts.Add(new SandboxContact
        {
            Id = "cnt_1",
            Name = "John",
            LastName = "Doe",
            JobTitle = "CEO",
            Website = "https://acme.example",
            Emails = ["a@acme.example", "b@acme.example"],
            Numbers = ["+15551234567"],
            CreatedAt = Start,
            UpdatedAt = Start,
        });
        clock.Advance(TimeSpan.FromMinutes(30));

        var updated = await wire.PutAsync("/contacts/cnt_1", """{"last_name":"Smith","website":null,"emails":["c@acme.example"],"company":"ignored"}""");

        Assert.Equal(
            """{"data":{"id":"cnt_1","name":"John","last_name":"Smith","job_title":"CEO","website":null,"status":null,"is_archived":false,"created_at":"2026-04-21T12:00:00","updated_at":"2026-04-21T12:30:00","numbers":["+15551234567"],"is_whitelisted":false,"last_activity_date":"2026-04-21T12:30:00","engagement":null}}""",
            updated.Body);
        var contact = Assert.Single(allo.Contacts);
        Assert.Equal(["c@acme.example"], contact.Emails);
        Assert.Null(contact.Company);
    }

    [Fact]
    public async Task An_update_may_clear_everything_it_names()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var response = await wire.PutAsync(
            "/contacts/cnt_seed01", """{"name":null,"last_name":null,"job_title":null,"website":null,"emails":null,"numbers":[]}""");

        Assert.Equal(200, response.Status);
        var contact = allo.Contacts.Single(contact => contact.Id == "cnt_seed01");
        Assert.All([contact.Name, contact.LastName, contact.JobTitle, contact.Website], Assert.Null);
        Assert.Empty(contact.Emails);
        Assert.Empty(contact.Numbers);
    }

    [Fact]
    public async Task An_unknown_contact_is_400_not_404()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var got = await wire.GetAsync("/contact/cnt_none");
        var conversation = await wire.GetAsync("/contact/cnt_none/conversation");
        var updated = await wire.PutAsync("/contacts/cnt_none", "{}");

        got.IsError(400, """{"code":"CONTACT_NOT_FOUND","details":null}""");
        conversation.IsError(400, """{"code":"CONTACT_NOT_FOUND","details":null}""");
        updated.IsError(400, """{"code":"CONTACT_NOT_FOUND","details":null}""");
    }

    [Fact]
    public async Task The_metadata_of_contacts_is_nested()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var response = await wire.GetAsync("/contacts?page=2&size=10");

        Assert.Equal(["pagination"], response.Metadata.Names);
        Assert.Equal("""{"total_pages":3,"current_page":2}""", response.Metadata.GetProperty("pagination").GetRawText());
        Assert.Equal(5, response.Results.Length);
    }

    [Fact]
    public async Task No_contacts_are_no_pages()
    {
        await using var allo = await EmptyAsync();
        using var wire = new WireClient(allo);

        var response = await wire.GetAsync("/contacts");

        Assert.Equal("""{"data":{"results":[],"metadata":{"pagination":{"total_pages":0,"current_page":0}}}}""", response.Body);
    }

    [Fact]
    public async Task The_row_of_a_list_is_not_the_contact_by_its_id()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var row = (await wire.GetAsync("/contacts?size=1")).Results[0];
        var details = (await wire.GetAsync("/contact/" + row.Text("id"))).Data;

        Assert.Equal(
            ["id", "name", "last_name", "company", "job_title", "website", "status", "is_archived", "created_at", "updated_at", "numbers", "is_whitelisted", "last_activity_date", "engagement"],
            row.Names);
        Assert.Equal(
            ["id", "name", "last_name", "numbers", "emails", "company", "job_title", "website", "integration_data", "custom_properties", "conversation_url"],
            details.Names);
        Assert.Equal("Harbor Street Bakery", row.GetProperty("company").Text("name"));
        Assert.Equal("Harbor Street Bakery", details.GetProperty("company").Text("name"));
        Assert.Equal("12345", details.GetProperty("integration_data").GetProperty("HUBSPOT").Text("contact_id"));
        Assert.True(details.GetProperty("custom_properties").GetProperty("vip_status").GetBoolean());
    }

    [Theory]
    [InlineData("", false, false)]
    [InlineData("?extend=", false, false)]
    [InlineData("?extend=engagement", true, false)]
    [InlineData("?extend=activity", false, true)]
    [InlineData("?extend=engagement,activity", true, true)]
    [InlineData("?extend=activity%2C%20engagement", true, true)]
    [InlineData("?extend=something", false, false)]
    public async Task Engagement_and_activity_come_only_when_asked_for(string query, bool engagement, bool activity)
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var details = (await wire.GetAsync("/contact/cnt_seed01" + query)).Data;

        Assert.Equal(engagement, details.Has("engagement"));
        Assert.Equal(activity, details.Has("activity"));
    }

    [Fact]
    public async Task Activity_names_what_happened_newest_first()
    {
        await using var allo = await EmptyAsync();
        using var wire = new WireClient(allo);
        const string Number = "+13125550110";
        const string Own = "+12125550100";
        allo.Contacts.Add(new SandboxContact { Id = "cnt_1", Numbers = [Number], Engagement = Engagement.Cold });
        allo.Calls.Add(new Call { Id = "1", FromNumber = Number, ToNumber = Own, Type = Direction.Inbound, StartDate = Start });
        allo.Calls.Add(new Call { Id = "2", FromNumber = Own, ToNumber = Number, Type = Direction.Outbound, StartDate = Start.AddMinutes(1) });
        allo.Messages.Add(new SentSms { FromNumber = Number, ToNumber = Own, Type = Direction.Inbound, Content = "Hi", StartDate = Start.AddMinutes(2) });
        allo.Messages.Add(new SentSms { FromNumber = Own, ToNumber = Number, Type = Direction.Outbound, Content = "Hello", StartDate = Start.AddMinutes(3) });

        var details = (await wire.GetAsync("/contact/cnt_1?extend=engagement,activity")).Data;

        Assert.Equal("COLD", details.Text("engagement"));
        Assert.Equal(
            """[{"type":"OUTBOUND_SMS","made_by":"Sam Rivers","made_at":"2026-04-21T12:03:00","allo_number":null,"content":"Hello"},{"type":"INBOUND_SMS","made_by":"Sam Rivers","made_at":"2026-04-21T12:02:00","allo_number":null,"content":"Hi"},{"type":"OUTBOUND_CALL","made_by":"Sam Rivers","made_at":"2026-04-21T12:01:00","allo_number":"+12125550100","content":null},{"type":"INBOUND_CALL","made_by":"Sam Rivers","made_at":"2026-04-21T12:00:00","allo_number":"+12125550100","content":null}]""",
            details.GetProperty("activity").GetRawText());
    }

    [Fact]
    public async Task The_last_activity_is_the_latest_of_changes_calls_and_messages_unless_it_was_given()
    {
        await using var allo = await EmptyAsync();
        using var wire = new WireClient(allo);
        allo.Contacts.Add(new SandboxContact { Id = "silent", Numbers = ["+13125550111"] });
        allo.Contacts.Add(new SandboxContact { Id = "called", Numbers = ["+13125550110"], UpdatedAt = Start });
        allo.Contacts.Add(new SandboxContact { Id = "given", Numbers = ["+13125550110"], LastActivityDate = Start.AddDays(9) });
        allo.Calls.Add(new Call { FromNumber = "+13125550110", ToNumber = "+12125550100", StartDate = Start.AddHours(1) });

        var rows = (await wire.GetAsync("/contacts")).Results;

        Assert.Equal([null, "2026-04-21T13:00:00", "2026-04-30T12:00:00"], rows.Select(row => row.Text("last_activity_date")));
    }

    [Fact]
    public async Task A_company_sent_by_name_is_kept_as_an_object()
    {
        await using var allo = await EmptyAsync();
        using var wire = new WireClient(allo);

        var created = await wire.PostAsync("/contacts", """{"numbers":["+15551234567"],"company":"Acme"}""");
        var details = await wire.GetAsync("/contact/" + created.Data.Text("id"));

        Assert.False(created.Data.Has("company"));
        Assert.Equal("Acme", details.Data.GetProperty("company").Text("name"));
    }

    [Fact]
    public async Task An_id_may_hold_any_character_when_it_is_encoded()
    {
        await using var allo = await EmptyAsync();
        using var wire = new WireClient(allo);
        allo.Contacts.Add(new SandboxContact { Id = "cnt a/b?c", Name = "Odd" });

        var response = await wire.GetAsync("/contact/cnt%20a%2Fb%3Fc");

        Assert.Equal("Odd", response.Data.Text("name"));
        Assert.Equal("/v1/api/contact/cnt%20a%2Fb%3Fc/conversation", response.Data.Text("conversation_url"));
    }

    [Fact]
    public async Task Concurrent_creates_are_all_kept_under_ids_of_their_own()
    {
        await using var allo = await EmptyAsync();
        using var wire = new WireClient(allo);

        var responses = await Task.WhenAll(Enumerable.Range(0, 64).Select(i =>
            wire.PostAsync("/contacts", $$"""{"name":"{{i}}","numbers":["+155512345{{i:D2}}"]}""")));

        Assert.All(responses, response => Assert.Equal(200, response.Status));
        Assert.Equal(64, responses.Select(response => response.Data.Text("id")).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 64), allo.Contacts.Select(contact => int.Parse(contact.Name!, null)).Order());
    }

    [Fact]
    public async Task Concurrent_updates_lose_none_of_each_others_members()
    {
        await using var allo = await EmptyAsync();
        using var wire = new WireClient(allo);
        allo.Contacts.Add(new SandboxContact { Id = "cnt_1" });

        await Task.WhenAll(
            wire.PutAsync("/contacts/cnt_1", """{"name":"Ada"}"""),
            wire.PutAsync("/contacts/cnt_1", """{"last_name":"Lovelace"}"""),
            wire.PutAsync("/contacts/cnt_1", """{"job_title":"Analyst"}"""),
            wire.PutAsync("/contacts/cnt_1", """{"website":"https://ada.example"}"""));

        var contact = Assert.Single(allo.Contacts);
        Assert.Equal(("Ada", "Lovelace", "Analyst", "https://ada.example"), (contact.Name, contact.LastName, contact.JobTitle, contact.Website));
    }

    [Fact]
    public void A_contact_prints_nothing_personal()
    {
        var contact = new SandboxContact { Id = "cnt_1", Name = "Ada", Numbers = ["+13125550110"], Emails = ["ada@example.com"] };

        Assert.Equal("SandboxContact { Id = cnt_1 }", contact.ToString());
    }

    private static Task<AlloSandbox> EmptyAsync() => EmptyAsync(out _);

    private static Task<AlloSandbox> EmptyAsync(out FakeTimeProvider clock)
    {
        clock = new FakeTimeProvider(Start);
        return AlloSandbox.StartAsync(new SandboxOptions { Seed = false, TimeProvider = clock }, Cancelled);
    }
}
