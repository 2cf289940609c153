using System.Text.Json.Serialization;
using Withallo.Api.Serialization;
using Withallo.Api.V2;
using Withallo.Json;
using Withallo.Webhooks;

namespace Withallo.Api.Json;

/// <summary>Every body and answer of API v2.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    // For the date inside an Optional, which no attribute on the property reaches.
    Converters = [typeof(TextConverter), typeof(UtcDateTimeConverter)])]
[JsonSerializable(typeof(DataEnvelope<Me>))]
[JsonSerializable(typeof(DataEnvelope<IReadOnlyList<User>>))]
[JsonSerializable(typeof(DataEnvelope<User>))]
[JsonSerializable(typeof(DataEnvelope<IReadOnlyList<AlloNumber>>))]
[JsonSerializable(typeof(DataEnvelope<DefaultSummaryTemplate>))]
[JsonSerializable(typeof(DataEnvelope<IReadOnlyList<Tag>>))]
[JsonSerializable(typeof(Page<ConversationSummary>))]
[JsonSerializable(typeof(Page<ConversationItem>))]
[JsonSerializable(typeof(DataEnvelope<ConversationItem>))]
[JsonSerializable(typeof(DataEnvelope<IReadOnlyList<ConversationItem>>))]
[JsonSerializable(typeof(DataEnvelope<CallSummary>))]
[JsonSerializable(typeof(DataEnvelope<IReadOnlyList<WebhookEndpoint>>))]
[JsonSerializable(typeof(DataEnvelope<WebhookEndpoint>))]
[JsonSerializable(typeof(DataEnvelope<IReadOnlyList<WebhookEventType>>))]
[JsonSerializable(typeof(DialingQueuePage))]
[JsonSerializable(typeof(DataEnvelope<DialingQueue>))]
[JsonSerializable(typeof(DataEnvelope<AppendQueueNumbersResult>))]
[JsonSerializable(typeof(DataEnvelope<ClearQueueNumbersResult>))]
[JsonSerializable(typeof(DataEnvelope<TeamMetrics>))]
[JsonSerializable(typeof(DataEnvelope<OutboundMetrics>))]
[JsonSerializable(typeof(DataEnvelope<Person>))]
[JsonSerializable(typeof(Page<Person>))]
[JsonSerializable(typeof(DataEnvelope<Company>))]
[JsonSerializable(typeof(Page<Company>))]
[JsonSerializable(typeof(DataEnvelope<Deal>))]
[JsonSerializable(typeof(Page<Deal>))]
[JsonSerializable(typeof(DataEnvelope<IReadOnlyList<SummaryTemplate>>))]
[JsonSerializable(typeof(DataEnvelope<SummaryTemplate>))]
[JsonSerializable(typeof(DataEnvelope<PartnerAccount>))]
[JsonSerializable(typeof(SetDefaultSummaryTemplateRequest))]
[JsonSerializable(typeof(AddTagsRequest))]
[JsonSerializable(typeof(ItemSearchRequest))]
[JsonSerializable(typeof(BatchGetItemsRequest))]
[JsonSerializable(typeof(UpdateCallSummaryRequest))]
[JsonSerializable(typeof(ConversationActionRequest))]
[JsonSerializable(typeof(CreateWebhookEndpointRequest))]
[JsonSerializable(typeof(UpdateWebhookEndpointRequest))]
[JsonSerializable(typeof(ResetDialingQueueRequest))]
[JsonSerializable(typeof(UpsertDialingQueueRequest))]
[JsonSerializable(typeof(AppendQueueNumbersRequest))]
[JsonSerializable(typeof(TeamMetricsRequest))]
[JsonSerializable(typeof(OutboundAnalyticsRequest))]
[JsonSerializable(typeof(CreatePersonRequest))]
[JsonSerializable(typeof(UpdatePersonRequest))]
[JsonSerializable(typeof(SearchPeopleRequest))]
[JsonSerializable(typeof(CreateCompanyRequest))]
[JsonSerializable(typeof(UpdateCompanyRequest))]
[JsonSerializable(typeof(SearchCompaniesRequest))]
[JsonSerializable(typeof(CreateDealRequest))]
[JsonSerializable(typeof(UpdateDealRequest))]
[JsonSerializable(typeof(SearchDealsRequest))]
[JsonSerializable(typeof(CreateSummaryTemplateRequest))]
[JsonSerializable(typeof(ReplaceSummaryTemplateRequest))]
[JsonSerializable(typeof(CreatePartnerAccountRequest))]
// Values of Optional members: their converter asks for them by type.
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(decimal?))]
[JsonSerializable(typeof(DateTimeOffset?))]
[JsonSerializable(typeof(IReadOnlyList<WebhookTopic>))]
internal sealed partial class WithalloV2JsonContext : JsonSerializerContext;
