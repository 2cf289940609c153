using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Withallo.Webhooks;

/// <summary>A webhook of a topic this SDK knows, with what it carries.</summary>
/// <typeparam name="TPayload">What it carries.</typeparam>
public sealed class WebhookEvent<TPayload> : WebhookEvent
{
    internal WebhookEvent(WebhookTopic<TPayload> topic, TPayload data)
        : base(topic) =>
        Data = data;

    private WebhookEvent(WebhookTopic<TPayload> topic, TPayload data, DateTimeOffset? timestamp, ReadOnlyMemory<byte> body)
        : this(topic, data)
    {
        Version = topic.Generation;
        Timestamp = timestamp;
        RawBody = body;
    }

    /// <summary>What the event carries.</summary>
    public TPayload Data { get; }

    /// <inheritdoc/>
    public override string? DataId => Data is AlloObject { ObjectId: { Length: > 0 } id } ? id : null;

    internal override object? Payload => Data;

    /// <inheritdoc cref="WebhookEvent.Create{TPayload}"/>
    internal static WebhookEvent<TPayload> CreateWithBody(WebhookTopic<TPayload> topic, TPayload data, DateTimeOffset? timestamp)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(data);
        timestamp = topic.Generation == WebhookVersion.V2 ? timestamp : null;
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("topic"u8, topic.Name);
            if (topic.Generation == WebhookVersion.V2)
            {
                writer.WriteString("version"u8, "2.0"u8);
            }

            if (timestamp is { } sent)
            {
                writer.WriteString("timestamp"u8, sent.UtcDateTime);
            }

            writer.WritePropertyName("data"u8);
            ((AlloObject)(object)data).Write(writer);
            writer.WriteEndObject();
        }

        return new WebhookEvent<TPayload>(topic, data, timestamp, body.WrittenMemory);
    }
}
