using System.Text.Json.Serialization;
using Withallo.Api.Declarative;

namespace Withallo.Api.Json;

/// <summary>The answers of <see cref="ICallsApi"/>. A context of its own, so that a trimmed program keeps only the resources it uses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(CallConverter), typeof(CallPageConverter)])]
[JsonSerializable(typeof(DataEnvelope<Page<Call>>))]
internal sealed partial class CallsJsonContext : JsonSerializerContext;
