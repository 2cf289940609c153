using Withallo.Api.V2;

namespace Withallo.Api.Json;

/// <summary>The readers of all responses.</summary>
internal static class ResponseReaders
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ResponseReader> All { get; } =
    [
        ResponseReader.ResultPage<Call>(),
        ResponseReader.ResultPage<Contact>(),
        ResponseReader.ResultPage<ConversationEntry>(),
        ResponseReader.Object<ContactDetails>(),
        ResponseReader.Object<Contact>(),
        ResponseReader.List<PhoneNumber>(),
        ResponseReader.Object<SentSms>(),
        ResponseReader.List<Webhook>(),
        ResponseReader.Object<Webhook>(),
        ResponseReader.Object<Me>(),
        ResponseReader.List<User>(),
        ResponseReader.Object<User>(),
        ResponseReader.List<AlloNumber>(),
        ResponseReader.Object<DefaultSummaryTemplate>(),
        ResponseReader.List<Tag>(),
        ResponseReader.Page<V2.Page<ConversationSummary>>(),
        ResponseReader.Page<V2.Page<ConversationItem>>(),
        ResponseReader.Object<ConversationItem>(),
        ResponseReader.List<ConversationItem>(),
        ResponseReader.Object<CallSummary>(),
        ResponseReader.List<WebhookEndpoint>(),
        ResponseReader.Object<WebhookEndpoint>(),
        ResponseReader.List<WebhookEventType>(),
        ResponseReader.Page<DialingQueuePage>(),
        ResponseReader.Object<DialingQueue>(),
        ResponseReader.Object<AppendQueueNumbersResult>(),
        ResponseReader.Object<ClearQueueNumbersResult>(),
        ResponseReader.Object<TeamMetrics>(),
        ResponseReader.Object<OutboundMetrics>(),
        ResponseReader.Object<Person>(),
        ResponseReader.Page<V2.Page<Person>>(),
        ResponseReader.Object<Company>(),
        ResponseReader.Page<V2.Page<Company>>(),
        ResponseReader.Object<Deal>(),
        ResponseReader.Page<V2.Page<Deal>>(),
        ResponseReader.List<SummaryTemplate>(),
        ResponseReader.Object<SummaryTemplate>(),
        ResponseReader.Object<PartnerAccount>(),
    ];

    private static Dictionary<Type, ResponseReader> ByType { get; } = All.ToDictionary(static reader => reader.Type);

    /// <summary>The reader of that type; null: it is no response of Allo's.</summary>
    public static ResponseReader? Find(Type type) => ByType.GetValueOrDefault(type);
}
