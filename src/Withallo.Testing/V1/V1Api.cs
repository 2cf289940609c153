namespace Withallo.Testing.V1;

/// <summary>API v1 (docs/allo-api/v1.md#operations).</summary>
internal sealed class V1Api : V1Surface
{
    public V1Api(SandboxState state)
        : base(state, "/v1/api")
    {
        var calls = new CallOperations(state);
        var contacts = new ContactOperations(state);
        var sms = new SmsOperations(state);
        var numbers = new PhoneNumberOperations(state);
        var webhooks = new WebhookOperations(state);
        Routes =
        [
            new Route("GET", "/calls", "CONVERSATIONS_READ", calls.Search),
            new Route("GET", "/contacts", "CONTACTS_READ", contacts.Search),
            new Route("POST", "/contacts", "CONTACTS_READ_WRITE", contacts.Create),
            new Route("PUT", "/contacts/{contact_id}", "CONTACTS_READ_WRITE", contacts.Update),
            new Route("GET", "/contact/{contact_id}", "CONTACTS_READ", contacts.Get),
            new Route("GET", "/contact/{contact_id}/conversation", "CONVERSATIONS_READ", contacts.SearchConversation),
            new Route("POST", "/sms", "SMS_SEND", sms.Send),
            new Route("GET", "/numbers", "CONVERSATIONS_READ", numbers.List),
            new Route("GET", "/webhooks", "WEBHOOKS_READ_WRITE", webhooks.List),
            new Route("POST", "/webhooks", "WEBHOOKS_READ_WRITE", webhooks.Create),
            new Route("DELETE", "/webhooks/{webhook_id}", "WEBHOOKS_READ_WRITE", webhooks.Delete),
        ];
    }

    protected override IReadOnlyList<Route> Routes { get; }
}
