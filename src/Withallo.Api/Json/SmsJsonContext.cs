using System.Text.Json.Serialization;
using Withallo.Api.Serialization;

namespace Withallo.Api.Json;

/// <summary>The bodies and answers of <see cref="ISmsApi"/>. A context of its own, so that a trimmed program keeps only the resources it uses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TextConverter)])]
[JsonSerializable(typeof(DataEnvelope<SentSms>))]
[JsonSerializable(typeof(SendSmsRequest))]
[JsonSerializable(typeof(SendSmsFranceRequest))]
internal sealed partial class SmsJsonContext : JsonSerializerContext;
