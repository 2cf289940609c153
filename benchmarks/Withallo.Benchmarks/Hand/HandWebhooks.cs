using System.Text.Json;

namespace Withallo.Benchmarks.Hand;

/// <summary>Finds the topic first, then reads the whole body once into its type.</summary>
public static class HandWebhooks
{
    public static object Parse(ReadOnlySpan<byte> body) => Topic(body) switch
    {
        "call.completed" or "CALL_RECEIVED" => JsonSerializer.Deserialize(body, HandJsonContext.Default.HandWebhookHandEndedCall)!,
        "sms.received" or "sms.sent" or "SMS_RECEIVED" or "SMS_SENT" => JsonSerializer.Deserialize(body, HandJsonContext.Default.HandWebhookHandMessage)!,
        "contact.created" or "contact.updated" or "CONTACT_CREATED" or "CONTACT_UPDATED" =>
            JsonSerializer.Deserialize(body, HandJsonContext.Default.HandWebhookHandContact)!,
        _ => JsonSerializer.Deserialize(body, HandJsonContext.Default.HandWebhookJsonElement)!,
    };

    private static string? Topic(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isTopic = reader.ValueTextEquals("topic"u8);
            reader.Read();
            if (isTopic)
            {
                return reader.ValueTextEquals("call.completed"u8) ? "call.completed" : reader.GetString();
            }

            reader.Skip();
        }

        return null;
    }
}
