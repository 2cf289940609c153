using Withallo.Api.V2;

namespace Withallo.Api.Serialization;

/// <summary>
/// The bodies of each interface. Apart from each other, so that a trimmed program keeps only what it uses and a cold one makes no more.
/// </summary>
internal static class ResourceJson
{
    public static AlloJson Calls => field ??= new(null, ResponseReader.ResultPage<Call>());

    public static AlloJson Contacts => field ??= new(
        static () => ContactsJsonContext.Default,
        ResponseReader.ResultPage<Contact>(),
        ResponseReader.ResultPage<ConversationEntry>(),
        ResponseReader.Object<ContactDetails>(),
        ResponseReader.Object<Contact>());

    public static AlloJson Sms => field ??= new(static () => SmsJsonContext.Default, ResponseReader.Object<SentSms>());

    public static AlloJson PhoneNumbers => field ??= new(null, ResponseReader.List<PhoneNumber>());

    public static AlloJson Webhooks => field ??= new(
        static () => WebhooksJsonContext.Default, ResponseReader.List<Webhook>(), ResponseReader.Object<Webhook>());

    public static AlloJson Me => field ??= new(null, ResponseReader.Object<Me>());

    public static AlloJson Users => field ??= new(null, ResponseReader.List<User>(), ResponseReader.Object<User>());

    public static AlloJson Numbers => field ??= new(
        static () => WithalloV2JsonContext.Default, ResponseReader.List<AlloNumber>(), ResponseReader.Object<DefaultSummaryTemplate>());

    public static AlloJson Tags => field ??= new(static () => WithalloV2JsonContext.Default, ResponseReader.List<Tag>());

    public static AlloJson Conversations => field ??= new(
        static () => WithalloV2JsonContext.Default,
        ResponseReader.Page<Page<ConversationSummary>>(),
        ResponseReader.Page<Page<ConversationItem>>(),
        ResponseReader.Object<ConversationItem>(),
        ResponseReader.List<ConversationItem>(),
        ResponseReader.Object<CallSummary>());

    public static AlloJson WebhookEndpoints => field ??= new(
        static () => WithalloV2JsonContext.Default,
        ResponseReader.List<WebhookEndpoint>(),
        ResponseReader.Object<WebhookEndpoint>(),
        ResponseReader.List<WebhookEventType>());

    public static AlloJson DialingQueue => field ??= new(
        static () => WithalloV2JsonContext.Default,
        ResponseReader.Page<DialingQueuePage>(),
        ResponseReader.Object<DialingQueue>(),
        ResponseReader.Object<AppendQueueNumbersResult>(),
        ResponseReader.Object<ClearQueueNumbersResult>());

    public static AlloJson DialingQueues => field ??= new(
        static () => WithalloV2JsonContext.Default,
        ResponseReader.Page<Page<DialingQueueMeta>>(),
        ResponseReader.Object<DialingQueue>(),
        ResponseReader.Page<DialingQueuePage>(),
        ResponseReader.Object<AppendQueueNumbersResult>(),
        ResponseReader.Object<ClearQueueNumbersResult>(),
        ResponseReader.Object<DialingSession>());

    public static AlloJson Analytics => field ??= new(
        static () => WithalloV2JsonContext.Default, ResponseReader.Object<TeamMetrics>(), ResponseReader.Object<OutboundMetrics>());

    public static AlloJson People => field ??= new(
        static () => WithalloV2JsonContext.Default, ResponseReader.Object<Person>(), ResponseReader.Page<Page<Person>>(), ResponseReader.Object<PersonNote>());

    public static AlloJson Companies => field ??= new(
        static () => WithalloV2JsonContext.Default, ResponseReader.Object<Company>(), ResponseReader.Page<Page<Company>>());

    public static AlloJson Deals => field ??= new(
        static () => WithalloV2JsonContext.Default, ResponseReader.Object<Deal>(), ResponseReader.Page<Page<Deal>>());

    public static AlloJson SummaryTemplates => field ??= new(
        static () => WithalloV2JsonContext.Default, ResponseReader.List<SummaryTemplate>(), ResponseReader.Object<SummaryTemplate>());

    public static AlloJson PartnerAccounts => field ??= new(static () => WithalloV2JsonContext.Default, ResponseReader.Object<PartnerAccount>());

    /// <summary>All of them, for tests: a program that asks for them keeps them all.</summary>
    public static IReadOnlyList<AlloJson> All =>
    [
        Calls, Contacts, Sms, PhoneNumbers, Webhooks, Me, Users, Numbers, Tags, Conversations, WebhookEndpoints, DialingQueue, DialingQueues, Analytics,
        People, Companies, Deals, SummaryTemplates, PartnerAccounts,
    ];
}
