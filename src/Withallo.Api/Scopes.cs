namespace Withallo.Api;

/// <summary>
/// The scopes that an API key can have. Allo may add others: <see cref="WithalloForbiddenException.RequiredScopes"/> and
/// <see cref="V2.Me.Scopes"/> are plain text.
/// </summary>
public static class Scopes
{
    internal const string HeaderName = Repeat.HeaderPrefix + "Scope";

    /// <summary>
    /// Declares at an endpoint which scope it needs, so that a <see cref="WithalloForbiddenException"/> can name it:
    /// <c>[Headers(Scopes.Header + Scopes.CrmRead)]</c>. The client reads and removes it: it is not sent.
    /// </summary>
    public const string Header = HeaderName + ": ";

    /// <summary>Read contacts (API v1).</summary>
    public const string ContactsRead = "CONTACTS_READ";

    /// <summary>Read and change contacts (API v1).</summary>
    public const string ContactsReadWrite = "CONTACTS_READ_WRITE";

    /// <summary>Read calls, messages, recordings and analytics.</summary>
    public const string ConversationsRead = "CONVERSATIONS_READ";

    /// <summary>Change conversations and call summaries (API v2).</summary>
    public const string ConversationsWrite = "CONVERSATIONS_WRITE";

    /// <summary>Read people, companies and deals (API v2).</summary>
    public const string CrmRead = "CRM_READ";

    /// <summary>Change people, companies and deals (API v2).</summary>
    public const string CrmWrite = "CRM_WRITE";

    /// <summary>Delete deals (API v2).</summary>
    public const string CrmDelete = "CRM_DELETE";

    /// <summary>Read and change dialing queues (API v2).</summary>
    public const string DialingQueueReadWrite = "DIALING_QUEUE_READ_WRITE";

    /// <summary>Write notes (API v2).</summary>
    public const string NotesWrite = "NOTES_WRITE";

    /// <summary>Manage the accounts of a reseller (API v2).</summary>
    public const string Partner = "PARTNER";

    /// <summary>Read the account's numbers (API v2).</summary>
    public const string PhoneNumbersRead = "PHONE_NUMBERS_READ";

    /// <summary>Send messages (API v1).</summary>
    public const string SmsSend = "SMS_SEND";

    /// <summary>Read summary templates (API v2).</summary>
    public const string SummaryTemplatesRead = "SUMMARY_TEMPLATES_READ";

    /// <summary>Change summary templates (API v2).</summary>
    public const string SummaryTemplatesWrite = "SUMMARY_TEMPLATES_WRITE";

    /// <summary>Read tags (API v2).</summary>
    public const string TagsRead = "TAGS_READ";

    /// <summary>Add tags to calls and remove them (API v2).</summary>
    public const string TagsWrite = "TAGS_WRITE";

    /// <summary>Read the team's members (API v2).</summary>
    public const string UsersRead = "USERS_READ";

    /// <summary>Read and change webhooks.</summary>
    public const string WebhooksReadWrite = "WEBHOOKS_READ_WRITE";
}
