using System.Text.Json.Serialization;
using Withallo.Api.Declarative;

namespace Withallo.Api.Json;

/// <summary>The answers of <see cref="IPhoneNumbersApi"/>. A context of its own, so that a trimmed program keeps only the resources it uses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(DataEnvelope<IReadOnlyList<PhoneNumber>>))]
internal sealed partial class PhoneNumbersJsonContext : JsonSerializerContext;
