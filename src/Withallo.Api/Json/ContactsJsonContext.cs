using System.Text.Json.Serialization;
using Withallo.Api.Serialization;

namespace Withallo.Api.Json;

/// <summary>The bodies and answers of <see cref="IContactsApi"/>. A context of its own, so that a trimmed program keeps only the resources it uses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TextConverter), typeof(CallConverter), typeof(FlagConverter)])]
[JsonSerializable(typeof(DataEnvelope<ResultPage<Contact>>))]
[JsonSerializable(typeof(DataEnvelope<ResultPage<ConversationEntry>>))]
[JsonSerializable(typeof(DataEnvelope<ContactDetails>))]
[JsonSerializable(typeof(DataEnvelope<Contact>))]
[JsonSerializable(typeof(CreateContactRequest))]
[JsonSerializable(typeof(UpdateContactRequest))]
internal sealed partial class ContactsJsonContext : JsonSerializerContext;
