using System.Text.Json.Serialization;

namespace Withallo.Benchmarks.Hand;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HandResponse<HandPage>))]
[JsonSerializable(typeof(HandResponse<HandSentSms>))]
[JsonSerializable(typeof(HandSendSmsRequest))]
[JsonSerializable(typeof(HandError))]
[JsonSerializable(typeof(HandWebhook<HandEndedCall>))]
[JsonSerializable(typeof(HandWebhook<HandContact>))]
[JsonSerializable(typeof(HandWebhook<HandMessage>))]
[JsonSerializable(typeof(HandWebhook<System.Text.Json.JsonElement>))]
public sealed partial class HandJsonContext : JsonSerializerContext;
