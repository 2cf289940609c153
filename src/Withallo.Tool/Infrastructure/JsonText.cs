using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Withallo.Tool;

/// <summary>JSON on one line, with letters of all languages as they are.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonNode value) => Encoding.UTF8.GetString(BytesOf(value));

    public static byte[] BytesOf(JsonNode value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            value.WriteTo(json);
        }

        return buffer.ToArray();
    }
}
