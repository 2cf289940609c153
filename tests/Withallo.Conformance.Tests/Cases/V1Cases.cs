using Withallo.Api;
using static Withallo.Conformance.Tests.ConformanceCase;

namespace Withallo.Conformance.Tests;

/// <summary>The operations of API v1. Every text holds the name of its own member on the wire: a swapped pair shows.</summary>
internal static class V1Cases
{
    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        Of("searchCalls",
            c => c.Calls.SearchAsync("+allo_number"),
            c => c.Calls.SearchAsync("+allo_number", "+contact_number", page: 3, size: 50)),

        Of("searchContacts",
            c => c.Contacts.SearchAsync(),
            c => c.Contacts.SearchAsync(page: 3, size: 50)),

        // The document has no company here, so its full request has none either.
        Of("createContact",
            c => c.Contacts.CreateAsync(new() { Numbers = ["+numbers"] }),
            c => c.Contacts.CreateAsync(new()
            {
                Numbers = ["+numbers", "+more numbers"],
                Name = "name",
                LastName = "last_name",
                JobTitle = "job_title",
                Website = "https://website.example",
                Emails = ["emails@example.com"],
            })),

        Of("updateContact",
            c => c.Contacts.UpdateAsync("contact_id", new()),
            c => c.Contacts.UpdateAsync("contact_id/?", new()
            {
                Numbers = new(["+numbers", "+more numbers"]),
                Name = "name",
                LastName = "last_name",
                JobTitle = "job_title",
                Website = "https://website.example",
                Emails = new(["emails@example.com"]),
            })),

        Of("getContactContext",
            c => c.Contacts.GetAsync("contact_id"),
            c => c.Contacts.GetAsync("contact_id/?", ContactExtensions.Engagement | ContactExtensions.Activity)),

        Of("getContactConversation",
            c => c.Contacts.SearchConversationAsync("contact_id"),
            c => c.Contacts.SearchConversationAsync("contact_id/?", page: 3, size: 50, alloNumber: "+allo_number")),

        Of("sendSMS",
            c => c.Sms.SendAsync(new() { From = "+from", To = "+to", Message = "message" })),

        Of("sendSMSFrance",
            c => c.Sms.SendFranceAsync(new() { SenderId = "sender_id", To = "+to", Message = "message" })),

        Of("getNumbers",
            c => c.PhoneNumbers.ListAsync()),
    ];
}
