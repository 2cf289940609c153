using System.Text.Json.Serialization;
using Withallo.Api.Declarative;

namespace Withallo.Api.Json;

/// <summary>The bodies and answers of <see cref="IContactsApi"/>. A context of its own, so that a trimmed program keeps only the resources it uses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(DataEnvelope<Page<Contact>>))]
[JsonSerializable(typeof(DataEnvelope<Page<ConversationEntry>>))]
[JsonSerializable(typeof(DataEnvelope<ContactDetails>))]
[JsonSerializable(typeof(DataEnvelope<Contact>))]
[JsonSerializable(typeof(CreateContactRequest))]
[JsonSerializable(typeof(UpdateContactRequest))]
internal sealed partial class ContactsJsonContext : JsonSerializerContext;
