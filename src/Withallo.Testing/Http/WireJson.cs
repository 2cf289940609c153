using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Withallo.Testing;

/// <summary>
/// Writes Allo's responses and deliveries member by member: a mistake in the client's own serializer cannot hide here.
/// </summary>
internal static class WireJson
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

    /// <summary>A date without offset (docs/allo-api/values.md#dates).</summary>
    public static void WriteDate(Utf8JsonWriter json, string name, DateTimeOffset? date) =>
        json.WriteString(name, date?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));

    /// <summary>A date with <c>Z</c>.</summary>
    public static void WriteInstant(Utf8JsonWriter json, string name, DateTimeOffset? date) =>
        json.WriteString(name, date?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

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
}
