using Withallo.Api;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.V1;

public sealed class ContactsTests(ContractServer server) : ContractTest(server)
{
    [Contract("v1/contacts-search")]
    public async Task Contacts_are_read_by_page()
    {
        var page = await Allo.Contacts.SearchAsync(cancellationToken: Cancellation);

        Assert.Equal((1, false), (page.TotalPages, page.HasMore));
        Assert.Equal(Engagement.Cooling, Assert.Single(page.Results).Engagement);
    }

    [Contract("v1/contact-get")]
    public async Task A_contact_is_read_without_what_was_not_asked_for()
    {
        var contact = await Allo.Contacts.GetAsync("cnt_31Fa", cancellationToken: Cancellation);

        Assert.Equal(["ada@example.com"], contact.Emails);
        Assert.Null(contact.Activity);
    }

    [Contract("v1/contact-get-extended")]
    public async Task A_contact_is_read_with_engagement_and_activity()
    {
        var contact = await Allo.Contacts.GetAsync("cnt_31Fa", ContactExtensions.Engagement | ContactExtensions.Activity, cancellationToken: Cancellation);

        Assert.Equal(Engagement.Engaged, contact.Engagement);
        Assert.Equal(ContactActivityType.InboundSms, Assert.Single(contact.Activity!).Type);
    }

    [Contract("v1/contact-unknown")]
    public async Task A_contact_that_is_not_there_is_not_found_although_the_status_is_400()
    {
        var error = await Assert.ThrowsAsync<WithalloNotFoundException>(() => Allo.Contacts.GetAsync("cnt_0000", cancellationToken: Cancellation));

        Assert.Equal(("CONTACT_NOT_FOUND", 400), (error.ErrorCode, (int)error.StatusCode));
    }

    [Contract("v1/contact-conversation")]
    public async Task A_conversation_holds_calls_and_messages()
    {
        var page = await Allo.Contacts.SearchConversationAsync("cnt_31Fa", size: 25, alloNumber: Line, cancellationToken: Cancellation);

        Assert.Equal([ConversationEntryType.Call, ConversationEntryType.TextMessage], page.Results.Select(entry => entry.Type));
        Assert.Equal("Your order is on its way", page.Results[1].Message!.Content);
    }

    [Contract("v1/contact-create")]
    public async Task A_contact_is_created_with_numbers_alone()
    {
        var contact = await Allo.Contacts.CreateAsync(new CreateContactRequest { Numbers = [Customer] }, cancellationToken: Cancellation);

        Assert.Equal("cnt_31Fa", contact.Id);
    }

    [Contract("v1/contact-create-full")]
    public async Task A_contact_is_created_with_everything()
    {
        var contact = await Allo.Contacts.CreateAsync(
            new CreateContactRequest
            {
                Numbers = [Customer, "+14155550124"],
                Name = "Ada",
                LastName = "Byron",
                JobTitle = "Analyst",
                Website = "https://example.com",
                Emails = ["ada@example.com"],
            },
            cancellationToken: Cancellation);

        Assert.Equal("Engines Ltd", contact.Company?.Name);
    }

    [Contract("v1/contact-update")]
    public async Task An_update_sends_values_nulls_and_empty_lists_but_nothing_that_is_unset()
    {
        var update = new UpdateContactRequest { Name = "Augusta", Website = null, Emails = Array.Empty<string>() };

        Assert.Equal("Augusta", (await Allo.Contacts.UpdateAsync("cnt_31Fa", update, cancellationToken: Cancellation)).Name);
    }

    [Contract("v1/contact-update-nothing")]
    public async Task An_update_of_nothing_is_an_empty_object()
    {
        var contact = await Allo.Contacts.UpdateAsync("cnt_31Fa", new UpdateContactRequest(), cancellationToken: Cancellation);

        Assert.Equal("Ada", contact.Name);
    }

    [Contract("v1/scope-missing")]
    public async Task A_missing_scope_is_named()
    {
        var error = await Assert.ThrowsAsync<WithalloForbiddenException>(() => Allo.Contacts.SearchAsync(page: 403, cancellationToken: Cancellation));

        Assert.Equal(["CONTACTS_READ"], error.RequiredScopes);
    }
}
