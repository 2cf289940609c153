using System.Text.Json.Serialization;

namespace Withallo.Api.Serialization;

/// <summary>The request bodies of <see cref="IContactsApi"/>. A context of its own, so that a trimmed program keeps only the resources it uses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TextConverter)])]
[JsonSerializable(typeof(CreateContactRequest))]
[JsonSerializable(typeof(UpdateContactRequest))]
internal sealed partial class ContactsJsonContext : JsonSerializerContext;
