using System.Net;
using Withallo.Testing;

namespace Withallo.Api.Tests.V1;

public sealed class ContactsTests : SandboxTest
{
    public static TheoryData<string> UnusableIds => ["", " ", ".", ".."];

    [Fact]
    public async Task Search_asks_for_the_first_ten_contacts()
    {
        var page = await Client.Contacts.SearchAsync(cancellationToken: Cancellation);

        AssertSent("GET", "/v1/api/contacts?page=0&size=10");
        Assert.Equal(["cnt_seed01", "cnt_seed02", "cnt_seed03"], page.Results.Take(3).Select(contact => contact.Id));
        Assert.Equal((0, 3, true), (page.CurrentPage, page.TotalPages, page.HasMore));
    }

    [Fact]
    public async Task Every_member_of_a_contact_in_a_list_is_read()
    {
        RespondWith("contacts-full");

        var page = await Client.Contacts.SearchAsync(cancellationToken: Cancellation);

        var contact = Assert.Single(page.Results);
        Assert.Equal(("cnt_full1", "John", "Doe"), (contact.Id, contact.Name, contact.LastName));
        Assert.Equal(("com_xyz789", "Acme Corp"), (contact.Company!.Id, contact.Company.Name));
        Assert.Equal(("Manager", "https://acme.example", "active"), (contact.JobTitle, contact.Website, contact.Status));
        Assert.Equal((true, true), (contact.IsArchived, contact.IsWhitelisted));
        Assert.Equal((Utc(2024, 1, 10, 8), Utc(2024, 1, 15, 10, 30), Utc(2024, 1, 16)), (contact.CreatedAt, contact.UpdatedAt, contact.LastActivityDate));
        Assert.Equal(["+12125550120", "+12125550121"], contact.Numbers);
        Assert.Equal(Engagement.Cooling, contact.Engagement);
        Assert.Equal("fr", contact.AdditionalProperties!["locale"].GetString());
    }

    [Theory]
    [InlineData(-1, 10, "page")]
    [InlineData(0, 0, "size")]
    [InlineData(0, 101, "size")]
    public async Task A_page_out_of_range_is_refused_before_anything_is_sent(int page, int size, string parameter)
    {
        var contacts = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Client.Contacts.SearchAsync(page, size, cancellationToken: Cancellation));
        var conversation = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Client.Contacts.SearchConversationAsync(SomeContact, page, size, cancellationToken: Cancellation));

        Assert.Equal((parameter, parameter), (contacts.ParamName, conversation.ParamName));
        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public async Task Get_reads_a_contact_by_its_id()
    {
        var contact = await Client.Contacts.GetAsync(SomeContact, cancellationToken: Cancellation);

        AssertSent("GET", "/v1/api/contact/cnt_seed01");
        Assert.Equal((SomeContact, "Maya", "Okafor"), (contact.Id, contact.Name, contact.LastName));
        Assert.Equal("12345", contact.IntegrationData!["HUBSPOT"].GetProperty("contact_id").GetString());
        Assert.True(contact.CustomProperties!["vip_status"].GetBoolean());
        Assert.Equal("/v1/api/contact/cnt_seed01/conversation", contact.ConversationUrl);
    }

    [Fact]
    public async Task Search_conversation_tells_calls_from_messages()
    {
        RespondWith("conversation");

        var page = await Client.Contacts.SearchConversationAsync(SomeContact, page: 2, size: 5, cancellationToken: Cancellation);

        AssertSent("GET", "/v1/api/contact/cnt_seed01/conversation?page=2&size=5");
        Assert.Collection(
            page.Results,
            entry =>
            {
                Assert.Equal(ConversationEntryType.Call, entry.Type);
                Assert.Equal("call_conv1", entry.Call!.Id);
                Assert.Null(entry.Message);
            },
            entry =>
            {
                Assert.Equal(ConversationEntryType.TextMessage, entry.Type);
                Assert.Equal("See you Monday", entry.Message!.Content);
                Assert.Null(entry.Call);
            },
            entry =>
            {
                Assert.Equal("VOICE_NOTE", entry.Type.Value);
                Assert.False(entry.Type.IsKnown);
                Assert.Equal("vn_1", entry.AdditionalProperties!["voice_note"].GetProperty("id").GetString());
            });
        Assert.Equal((2, 3, false), (page.CurrentPage, page.TotalPages, page.HasMore));
    }

    [Fact]
    public async Task Create_sends_what_is_given_and_nothing_else()
    {
        var contact = await Client.Contacts.CreateAsync(new CreateContactRequest { Numbers = ["+15551234567"], Name = "Ada" }, cancellationToken: Cancellation);

        AssertSent("POST", "/v1/api/contacts", """{"numbers":["+15551234567"],"name":"Ada"}""");
        Assert.Equal("Ada", contact.Name);
        Assert.Equal("Ada", Allo.Contacts.Single(stored => stored.Id == contact.Id).Name);
    }

    [Fact]
    public async Task Create_names_its_members_as_Allo_does()
    {
        await Client.Contacts.CreateAsync(
            new CreateContactRequest
            {
                Numbers = ["+15551234567", "+15551234568"],
                Name = "John",
                LastName = "Doe",
                JobTitle = "CEO",
                Website = "https://acme.example",
                Emails = ["john@acme.example"],
            },
            cancellationToken: Cancellation);

        AssertSent("POST", "/v1/api/contacts", """
            {"name":"John","last_name":"Doe","job_title":"CEO","website":"https://acme.example",
             "emails":["john@acme.example"],"numbers":["+15551234567","+15551234568"]}
            """);
    }

    [Fact]
    public async Task Create_without_a_number_is_refused_before_anything_is_sent()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Contacts.CreateAsync(new CreateContactRequest { Numbers = [] }, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Contacts.CreateAsync(new CreateContactRequest { Numbers = null! }, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Contacts.CreateAsync(new CreateContactRequest { Numbers = ["+15551234567", " "] }, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Client.Contacts.CreateAsync(null!, cancellationToken: Cancellation));

        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public async Task Create_with_a_number_that_Allo_refuses_says_which_member_it_was()
    {
        var exception = await Assert.ThrowsAsync<WithalloValidationException>(
            () => Client.Contacts.CreateAsync(new CreateContactRequest { Numbers = ["555"] }, cancellationToken: Cancellation));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "VALIDATION_ERROR"), (exception.StatusCode, exception.ErrorCode));
        Assert.Equal("numbers", Assert.Single(exception.Errors).Key);
    }

    [Fact]
    public async Task Update_sends_nothing_of_what_is_not_set()
    {
        await Client.Contacts.UpdateAsync(SomeContact, new UpdateContactRequest(), cancellationToken: Cancellation);

        AssertSent("PUT", "/v1/api/contacts/cnt_seed01", "{}");
        Assert.Equal("Maya", Allo.Contacts.Single(contact => contact.Id == SomeContact).Name);
    }

    [Fact]
    public async Task Update_tells_null_from_absent_and_both_from_a_value()
    {
        var changed = await Client.Contacts.UpdateAsync(
            SomeContact,
            new UpdateContactRequest
            {
                Name = "Mia",
                JobTitle = null,
                Website = "",
                Emails = new[] { "mia@example.com" },
                Numbers = Array.Empty<string>(),
            },
            cancellationToken: Cancellation);

        AssertSent("PUT", "/v1/api/contacts/cnt_seed01", """{"name":"Mia","job_title":null,"website":"","emails":["mia@example.com"],"numbers":[]}""");
        Assert.Equal(("Mia", "Okafor", null), (changed.Name, changed.LastName, changed.JobTitle));
    }

    [Fact]
    public async Task Update_can_set_a_list_to_null()
    {
        await Client.Contacts.UpdateAsync(
            SomeContact, new UpdateContactRequest { Emails = new Optional<IReadOnlyList<string>?>(null), LastName = null }, cancellationToken: Cancellation);

        AssertSent("PUT", "/v1/api/contacts/cnt_seed01", """{"last_name":null,"emails":null}""");
    }

    [Theory]
    [MemberData(nameof(UnusableIds))]
    public async Task An_id_that_names_another_endpoint_is_refused_before_anything_is_sent(string id)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Contacts.GetAsync(id, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Contacts.SearchConversationAsync(id, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Contacts.UpdateAsync(id, new UpdateContactRequest(), cancellationToken: Cancellation));

        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public async Task No_id_and_no_request_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => Client.Contacts.GetAsync(null!, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Client.Contacts.UpdateAsync(SomeContact, null!, cancellationToken: Cancellation));

        Assert.Empty(Allo.Requests);
    }

    [Theory]
    [InlineData("a b/c", "a%20b%2Fc")]
    [InlineData("../../numbers", "..%2F..%2Fnumbers")]
    [InlineData("x?page=1&y#z", "x%3Fpage%3D1%26y%23z")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("été", "%C3%A9t%C3%A9")]
    public async Task An_id_stays_one_segment_of_the_path_whatever_is_in_it(string id, string onTheWire)
    {
        Allo.Contacts.Add(new SandboxContact { Id = id, Name = "Found" });

        var contact = await Client.Contacts.GetAsync(id, cancellationToken: Cancellation);

        AssertSent("GET", "/v1/api/contact/" + onTheWire);
        Assert.Equal("Found", contact.Name);
    }

    [Fact]
    public async Task An_id_longer_than_any_buffer_arrives_whole()
    {
        var id = string.Concat(Enumerable.Repeat("é", 500));
        Allo.Contacts.Add(new SandboxContact { Id = id });

        var contact = await Client.Contacts.GetAsync(id, cancellationToken: Cancellation);

        Assert.Equal(id, contact.Id);
    }
}
