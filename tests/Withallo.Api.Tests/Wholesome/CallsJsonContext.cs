using System.Text.Json.Serialization;

namespace Withallo.Api.Tests.Wholesome;

/// <summary>Pages of calls, which the client reads without the serializer.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(CallPageConverter)])]
[JsonSerializable(typeof(ResultPage<Call>))]
internal sealed partial class CallsJsonContext : JsonSerializerContext;
