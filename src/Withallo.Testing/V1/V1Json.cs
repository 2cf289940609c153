using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Withallo.Api;

namespace Withallo.Testing.V1;

/// <summary>
/// Writes what Allo answers, member by member: a mistake in the client's own serializer cannot hide here.
/// Dates carry no offset (rest-v1.md §8 trap 2).
/// </summary>
internal static class V1Json
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            write(json, value);
        }

        return buffer.WrittenMemory;
    }

    /// <summary><c>{"data": …}</c>.</summary>
    public static Reply Data<T>(T value, Action<Utf8JsonWriter, T> write, int statusCode = 200) =>
        new(statusCode, Write(value, (json, value) =>
        {
            json.WriteStartObject();
            json.WritePropertyName("data");
            write(json, value);
            json.WriteEndObject();
        }));

    /// <summary><c>{"data": […]}</c>.</summary>
    public static Reply List<T>(IEnumerable<T> rows, Action<Utf8JsonWriter, T> write) =>
        Data(rows, (json, rows) => WriteArray(json, rows, write));

    public static void WriteArray<T>(Utf8JsonWriter json, IEnumerable<T> rows, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            write(json, row);
        }

        json.WriteEndArray();
    }

    public static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WritePropertyName(name);
        WriteArray(json, values, static (json, value) => json.WriteStringValue(value));
    }

    public static void WriteDate(Utf8JsonWriter json, string name, DateTimeOffset? date) =>
        json.WriteString(name, date?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));

    /// <summary>An open value: null where nothing is said.</summary>
    public static void WriteWord(Utf8JsonWriter json, string name, string value) =>
        json.WriteString(name, value.Length == 0 ? null : value);

    public static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Members that a test gave a row beyond those Allo documents.</summary>
    public static void WriteMore(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, JsonElement>>? members)
    {
        foreach (var (name, value) in members ?? [])
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }

    public static void WriteCompany(Utf8JsonWriter json, ContactCompany? company)
    {
        json.WritePropertyName("company");
        if (company is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("name", company.Name);
        json.WriteString("id", company.Id);
        WriteMore(json, company.AdditionalProperties);
        json.WriteEndObject();
    }

    /// <summary>A call as a search shows it.</summary>
    public static void WriteCall(Utf8JsonWriter json, Call call) => WriteCall(json, call, withTags: false);

    /// <summary>A call; <c>tags</c> is in conversations only (rest-v1.md §8 trap 13).</summary>
    public static void WriteCall(Utf8JsonWriter json, Call call, bool withTags)
    {
        json.WriteStartObject();
        json.WriteString("id", call.Id);
        json.WriteString("from_number", call.FromNumber);
        json.WriteString("to_number", call.ToNumber);
        WriteNumber(json, "length_in_minutes", call.LengthInMinutes);
        WriteWord(json, "type", call.Type.Value);

        // A result that is not known is left out, as in every example of Allo's (rest-v1.md §8 trap 9).
        if (call.Result.Value.Length > 0)
        {
            json.WriteString("result", call.Result.Value);
        }

        json.WriteString("summary", call.Summary);
        json.WriteString("tag", call.Tag);
        if (withTags)
        {
            WriteStrings(json, "tags", call.Tags);
        }

        json.WriteString("recording_url", call.RecordingUrl);
        WriteDate(json, "start_date", call.StartDate);
        json.WritePropertyName("transcript");

        // No transcript is null, not an empty list (rest-v1.md §8 trap 11).
        if (call.Transcript.Count == 0)
        {
            json.WriteNullValue();
        }
        else
        {
            WriteArray(json, call.Transcript, WriteTranscriptRow);
        }

        WriteMore(json, call.AdditionalProperties);
        json.WriteEndObject();
    }

    /// <summary>A message as the answer to sending it: both <c>from_number</c> and <c>sender_id</c>, one of them null.</summary>
    public static void WriteSentMessage(Utf8JsonWriter json, SentSms message)
    {
        json.WriteStartObject();
        json.WriteString("from_number", message.FromNumber);
        json.WriteString("sender_id", message.SenderId);
        WriteRestOfMessage(json, message);
    }

    /// <summary>A message as a conversation shows it: <c>sender_id</c> only where there is one (rest-v1.md §5.2).</summary>
    public static void WriteConversationMessage(Utf8JsonWriter json, SentSms message)
    {
        json.WriteStartObject();
        json.WriteString("from_number", message.FromNumber);
        if (message.SenderId is not null)
        {
            json.WriteString("sender_id", message.SenderId);
        }

        WriteRestOfMessage(json, message);
    }

    private static void WriteRestOfMessage(Utf8JsonWriter json, SentSms message)
    {
        json.WriteString("to_number", message.ToNumber);
        WriteWord(json, "type", message.Type.Value);
        json.WriteString("content", message.Content);
        WriteDate(json, "start_date", message.StartDate);
        WriteMore(json, message.AdditionalProperties);
        json.WriteEndObject();
    }

    private static void WriteTranscriptRow(Utf8JsonWriter json, TranscriptRow row)
    {
        json.WriteStartObject();
        WriteWord(json, "source", row.Source.Value);
        json.WriteString("text", row.Text);
        WriteDate(json, "time", row.Time);
        WriteNumber(json, "start_seconds", row.StartSeconds);
        WriteNumber(json, "end_seconds", row.EndSeconds);
        WriteMore(json, row.AdditionalProperties);
        json.WriteEndObject();
    }
}
