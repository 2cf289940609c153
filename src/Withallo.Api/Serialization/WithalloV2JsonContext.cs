using System.Text.Json.Serialization;
using Withallo.Api.V2;
using Withallo.Json;
using Withallo.Webhooks;

namespace Withallo.Api.Serialization;

/// <summary>Every request body of API v2.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    // For the date inside an Optional, which no attribute on the property reaches.
    Converters = [typeof(TextConverter), typeof(UtcDateTimeConverter)])]
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
[JsonSerializable(typeof(CreateDialingQueueRequest))]
[JsonSerializable(typeof(UpdateDialingQueueRequest))]
[JsonSerializable(typeof(AppendToDialingQueueRequest))]
[JsonSerializable(typeof(TeamMetricsRequest))]
[JsonSerializable(typeof(OutboundAnalyticsRequest))]
[JsonSerializable(typeof(CreatePersonRequest))]
[JsonSerializable(typeof(UpdatePersonRequest))]
[JsonSerializable(typeof(SearchPeopleRequest))]
[JsonSerializable(typeof(AddNoteRequest))]
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
