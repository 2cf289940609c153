using System.Text.Json.Serialization;

namespace Withallo.Api.Tests.Resilience;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OwnPerson))]
[JsonSerializable(typeof(OwnPage))]
internal sealed partial class OwnJsonContext : JsonSerializerContext;
