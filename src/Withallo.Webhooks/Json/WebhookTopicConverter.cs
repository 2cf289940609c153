using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Webhooks;

namespace Withallo.Json;

/// <summary>Reads and writes a topic as its name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WebhookTopicConverter : JsonConverter<WebhookTopic>
{
    /// <inheritdoc/>
    public override WebhookTopic? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } name && !string.IsNullOrWhiteSpace(name)
            ? WebhookTopic.FromName(name)
            : throw new JsonException("A topic name was expected.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, WebhookTopic value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);
}
