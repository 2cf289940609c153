using System.Buffers;
using System.Text.Json;

namespace Withallo.Webhooks.Processing;

/// <summary>
/// The bytes that a delivery is stored as: one line of JSON with what is not in the body, a line break, and the body byte for byte. Readers
/// pass over members that they do not know; another major version would have another number in front.
/// </summary>
internal static class StoredDelivery
{
    private const int Version = 1;

    public static byte[] Write(AcceptedDelivery delivery)
    {
        var bytes = new ArrayBufferWriter<byte>(delivery.Event.RawBody.Length + 256);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("allo_delivery"u8, Version);
            json.WriteString("received_at"u8, delivery.ReceivedAt);
            WriteText(json, "processor"u8, delivery.ProcessorName);
            WriteText(json, "delivery_id"u8, delivery.Event.DeliveryId);
            WriteText(json, "secret_name"u8, delivery.Event.SecretName);
            WriteText(json, "traceparent"u8, delivery.TraceParent);
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        bytes.Write(delivery.Event.RawBody.Span);
        return bytes.WrittenSpan.ToArray();
    }

    public static AcceptedDelivery Read(ReadOnlyMemory<byte> stored)
    {
        var end = stored.Span.IndexOf((byte)'\n');
        if (end < 0)
        {
            throw NotStored();
        }

        try
        {
            using var head = JsonDocument.Parse(stored[..end]);
            var json = head.RootElement;
            if (json.GetProperty("allo_delivery"u8).GetInt32() != Version)
            {
                throw NotStored();
            }

            var webhook = WebhookEvent.Parse(stored[(end + 1)..]);
            webhook.DeliveryId = ReadText(json, "delivery_id"u8);
            webhook.SecretName = ReadText(json, "secret_name"u8);
            return new AcceptedDelivery(webhook, json.GetProperty("received_at"u8).GetDateTimeOffset(), ReadText(json, "processor"u8) ?? "")
            {
                TraceParent = ReadText(json, "traceparent"u8),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw NotStored();
        }
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    private static string? ReadText(JsonElement json, ReadOnlySpan<byte> name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static InvalidWebhookPayloadException NotStored() =>
        new(InvalidWebhookPayloadReason.NotJson, $"These bytes are not a delivery that {nameof(AcceptedDelivery)}.{nameof(AcceptedDelivery.ToBytes)} wrote.");
}
