using System.Text.Json.Serialization;

namespace Withallo.Api.Serialization;

/// <summary>The request bodies of <see cref="ISmsApi"/>. A context of its own, so that a trimmed program keeps only the resources it uses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TextConverter)])]
[JsonSerializable(typeof(SendSmsRequest))]
[JsonSerializable(typeof(SendSmsFranceRequest))]
internal sealed partial class SmsJsonContext : JsonSerializerContext;
