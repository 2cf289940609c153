using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Api.Models;

namespace Withallo.Api.Serialization;

/// <summary>Texts as they are; half a surrogate pair, such as an emoji cut in two, would go out as U+FFFD and is refused instead.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Checked(value));

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(Checked(value));

    private static string Checked(string text) => Surrogates.AreWhole(text)
        ? text
        : throw new ArgumentException("A text of the request holds half of a surrogate pair, such as an emoji cut in two; nothing was sent.");
}
