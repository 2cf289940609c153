using System.Text.Json.Serialization;
using Withallo.Api.Declarative;

namespace Withallo.Api.Json;

/// <summary>The bodies and answers of <see cref="IWebhooksApi"/>. A context of its own, so that a trimmed program keeps only the resources it uses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(DataEnvelope<IReadOnlyList<Webhook>>))]
[JsonSerializable(typeof(DataEnvelope<Webhook>))]
[JsonSerializable(typeof(CreateWebhookRequest))]
internal sealed partial class WebhooksJsonContext : JsonSerializerContext;
