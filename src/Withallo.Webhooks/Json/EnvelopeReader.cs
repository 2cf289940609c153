using System.Text;
using System.Text.Json;
using Withallo.Webhooks;

namespace Withallo.Json;

/// <summary>
/// Reads a webhook's envelope in one pass: when the topic stands before the data, as Allo writes it, the data is read into its type
/// on the way; otherwise the reader comes back to it.
/// </summary>
internal static class EnvelopeReader
{
    private const int MaxDepth = 64;
    private const int MaxTopicLength = 256;

    public static WebhookEvent Read(ReadOnlyMemory<byte> body)
    {
        CheckEncoding(body.Span);
        var json = JsonText.WithoutMark(body.Span);
        try
        {
            var webhook = ReadEnvelope(json);
            webhook.RawBody = body;
            return webhook;
        }
        catch (JsonException)
        {
            // The exception quotes the body: look for the place again instead of passing it on.
            throw Explain(json);
        }
    }

    public static Utf8JsonReader CreateReader(ReadOnlySpan<byte> json) => new(json, new JsonReaderOptions { MaxDepth = MaxDepth });

    private static WebhookEvent ReadEnvelope(ReadOnlySpan<byte> json)
    {
        var reader = CreateReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Invalid(InvalidWebhookPayloadReason.NotAnObject, "it is JSON, but not an object");
        }

        WebhookTopic? topic = null;
        WebhookEvent? webhook = null;
        DateTimeOffset? timestamp = null;
        var hasVersion = false;
        Utf8JsonReader data = default, body = default, otherTopic = default;
        bool hasData = false, hasBody = false, hasOtherTopic = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonText.Equals(ref reader, "topic"u8))
            {
                reader.Read();
                topic = topic is null ? ReadTopic(ref reader) : throw Repeated("topic");
            }
            else if (JsonText.Equals(ref reader, "event"u8))
            {
                // Some envelopes name the topic so. What is no text is a member that Allo has added.
                reader.Read();
                hasOtherTopic = reader.TokenType == JsonTokenType.String;
                otherTopic = reader;
                reader.Skip();
            }
            else if (JsonText.Equals(ref reader, "data"u8))
            {
                reader.Read();
                if (hasData)
                {
                    throw Repeated("data");
                }

                hasData = reader.TokenType != JsonTokenType.Null;
                data = reader;
                if (hasData && topic is not null)
                {
                    webhook = ReadEvent(topic, ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
            else if (JsonText.Equals(ref reader, "body"u8))
            {
                reader.Read();
                hasBody = reader.TokenType != JsonTokenType.Null;
                body = reader;
                reader.Skip();
            }
            else if (JsonText.Equals(ref reader, "timestamp"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String && UtcDateTimeConverter.TryRead(ref reader, out var sent))
                {
                    timestamp = sent;
                }

                reader.Skip();
            }
            else
            {
                hasVersion |= JsonText.Equals(ref reader, "version"u8);
                reader.Read();
                reader.Skip();
            }
        }

        // Fails on anything that follows the object.
        reader.Read();

        topic ??= hasOtherTopic
            ? ReadTopic(ref otherTopic)
            : throw Invalid(InvalidWebhookPayloadReason.MissingTopic, "it has no topic");

        // v0 calls it "body".
        webhook ??= hasData ? ReadEvent(topic, ref data)
            : hasBody ? ReadEvent(topic, ref body)
            : topic.IsDataOptional ? ReadNothing(topic)
            : throw Invalid(InvalidWebhookPayloadReason.MissingData, $"an event of the topic {topic.Name} has no data");
        webhook.Timestamp = timestamp;
        webhook.Version = hasVersion ? WebhookVersion.V2
            : hasBody && !hasData ? WebhookVersion.V0
            : topic.Generation;
        return webhook;
    }

    private static WebhookTopic ReadTopic(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            if (KnownTopics.Find(reader.ValueSpan) is { } known)
            {
                return known;
            }

            var name = JsonText.Read(ref reader);
            if (!string.IsNullOrWhiteSpace(name) && name.Length <= MaxTopicLength && !name.Any(char.IsControl))
            {
                return WebhookTopic.FromName(name);
            }
        }

        throw Invalid(InvalidWebhookPayloadReason.InvalidTopic, $"its topic is not a name of 1 to {MaxTopicLength} characters");
    }

    private static WebhookEvent ReadEvent(WebhookTopic topic, ref Utf8JsonReader reader) =>
        topic.ReadEvent(ref reader)
        ?? throw Invalid(InvalidWebhookPayloadReason.DataNotAnObject, $"the data of an event of the topic {topic.Name} is not an object");

    private static WebhookEvent ReadNothing(WebhookTopic topic)
    {
        var nothing = new Utf8JsonReader("{}"u8);
        nothing.Read();
        return ReadEvent(topic, ref nothing);
    }

    private static void CheckEncoding(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty || body.SequenceEqual(Encoding.UTF8.Preamble))
        {
            throw Invalid(InvalidWebhookPayloadReason.Empty, "it is empty");
        }

        // With or without a byte order mark, every other byte of UTF-16 JSON's first characters is zero.
        if (body.Length >= 2 && ((body[0], body[1]) is (0xFE, 0xFF) or (0xFF, 0xFE) || body[0] == 0 || body[1] == 0))
        {
            throw Invalid(InvalidWebhookPayloadReason.Utf16, "it is UTF-16 or UTF-32; Allo sends UTF-8. Something between Allo and here has changed it");
        }
    }

    private static InvalidWebhookPayloadException Explain(ReadOnlySpan<byte> json)
    {
        var reader = CreateReader(json);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            var rest = json[(int)reader.BytesConsumed..].TrimStart(" \t\r\n,:"u8);
            if (reader.CurrentDepth == MaxDepth && !rest.IsEmpty && rest[0] is (byte)'{' or (byte)'[')
            {
                return Invalid(
                    InvalidWebhookPayloadReason.TooDeep, $"it is nested deeper than {MaxDepth} levels at byte {reader.BytesConsumed}", reader.BytesConsumed);
            }
        }

        return Invalid(InvalidWebhookPayloadReason.NotJson, $"it is not JSON from byte {reader.BytesConsumed} on", reader.BytesConsumed);
    }

    private static InvalidWebhookPayloadException Repeated(string member) =>
        Invalid(InvalidWebhookPayloadReason.RepeatedMember, $"it has more than one {member}, so that it is not clear what it says");

    private static InvalidWebhookPayloadException Invalid(InvalidWebhookPayloadReason reason, string what, long? position = null) =>
        new(reason, $"The webhook's body cannot be read: {what}.", position);
}
