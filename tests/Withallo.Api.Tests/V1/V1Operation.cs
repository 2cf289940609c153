namespace Withallo.Api.Tests.V1;

/// <summary>An operation of API v1 as docs/allo-api/v1.md#operations lists it, and a call of it that the sandbox carries out.</summary>
internal sealed record V1Operation(
    string Name, string Method, string Template, string Scope, ResponseKind Response, Func<IWithalloClient, CancellationToken, Task> CallAsync)
{
    public const string WebhookId = "web-2NfDKEm9sF8xK3pQr1Zt";

    // What no exception, log or span may repeat.
    public const string Number = "+12125550177";
    public const string Text = "the-secret-text-of-a-message";

    private const string MainLine = "+12125550100";
    private const string Contact = "cnt_seed01";

    public static IReadOnlyList<V1Operation> All { get; } =
    [
        new("searchCalls", "GET", "/v1/api/calls", "CONVERSATIONS_READ", ResponseKind.Page,
            (client, token) => client.Calls.SearchAsync(MainLine, Number, cancellationToken: token)),
        new("searchContacts", "GET", "/v1/api/contacts", "CONTACTS_READ", ResponseKind.Page,
            (client, token) => client.Contacts.SearchAsync(cancellationToken: token)),
        new("createContact", "POST", "/v1/api/contacts", "CONTACTS_READ_WRITE", ResponseKind.Item,
            (client, token) => client.Contacts.CreateAsync(new CreateContactRequest { Numbers = [Number], Name = Text }, cancellationToken: token)),
        new("updateContact", "PUT", "/v1/api/contacts/{contact_id}", "CONTACTS_READ_WRITE", ResponseKind.Item,
            (client, token) => client.Contacts.UpdateAsync(Contact, new UpdateContactRequest { Name = Text, Numbers = new[] { Number } }, cancellationToken: token)),
        new("getContactContext", "GET", "/v1/api/contact/{contact_id}", "CONTACTS_READ", ResponseKind.Item,
            (client, token) => client.Contacts.GetAsync(Contact, cancellationToken: token)),
        new("getContactConversation", "GET", "/v1/api/contact/{contact_id}/conversation", "CONVERSATIONS_READ", ResponseKind.Page,
            (client, token) => client.Contacts.SearchConversationAsync(Contact, alloNumber: Number, cancellationToken: token)),
        new("sendSMS", "POST", "/v1/api/sms", "SMS_SEND", ResponseKind.Item,
            (client, token) => client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = Number, Message = Text }, cancellationToken: token)),
        new("sendSMSFrance", "POST", "/v1/api/sms", "SMS_SEND", ResponseKind.Item,
            (client, token) => client.Sms.SendFranceAsync(
                new SendSmsFranceRequest { SenderId = "WillowCo", To = "+33639980042", Message = Text }, cancellationToken: token)),
        new("getNumbers", "GET", "/v1/api/numbers", "CONVERSATIONS_READ", ResponseKind.List,
            (client, token) => client.PhoneNumbers.ListAsync(cancellationToken: token)),
        new("listWebhooks", "GET", "/v1/api/webhooks", "WEBHOOKS_READ_WRITE", ResponseKind.List,
            (client, token) => client.Webhooks.ListAsync(cancellationToken: token)),
        new("createWebhook", "POST", "/v1/api/webhooks", "WEBHOOKS_READ_WRITE", ResponseKind.Item,
            (client, token) => client.Webhooks.CreateAsync(
                new CreateWebhookRequest { AlloNumber = MainLine, Url = "https://example.com/" + Text, Topics = ["CALL_RECEIVED"] }, cancellationToken: token)),
        new("deleteWebhook", "DELETE", "/v1/api/webhooks/{webhook_id}", "WEBHOOKS_READ_WRITE", ResponseKind.Nothing,
            (client, token) => client.Webhooks.DeleteAsync(WebhookId, cancellationToken: token)),
    ];

    public static V1Operation Named(string name) => All.Single(operation => operation.Name == name);

    public override string ToString() => Name;
}
