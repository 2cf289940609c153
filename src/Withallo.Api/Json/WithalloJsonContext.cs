using System.Text.Json.Serialization;
using Withallo.Api.Declarative;

namespace Withallo.Api.Json;

/// <summary>Every body and answer of API v1.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(DataEnvelope<Page<Call>>))]
[JsonSerializable(typeof(DataEnvelope<Page<Contact>>))]
[JsonSerializable(typeof(DataEnvelope<Page<ConversationEntry>>))]
[JsonSerializable(typeof(DataEnvelope<ContactDetails>))]
[JsonSerializable(typeof(DataEnvelope<Contact>))]
[JsonSerializable(typeof(DataEnvelope<SentSms>))]
[JsonSerializable(typeof(DataEnvelope<Webhook>))]
[JsonSerializable(typeof(DataEnvelope<IReadOnlyList<PhoneNumber>>))]
[JsonSerializable(typeof(DataEnvelope<IReadOnlyList<Webhook>>))]
[JsonSerializable(typeof(SendSmsRequest))]
[JsonSerializable(typeof(SendSmsFranceRequest))]
[JsonSerializable(typeof(CreateContactRequest))]
[JsonSerializable(typeof(UpdateContactRequest))]
[JsonSerializable(typeof(CreateWebhookRequest))]
internal sealed partial class WithalloJsonContext : JsonSerializerContext;
