using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Json;

/// <summary>Reads and writes a string enum as its text; <c>default</c> as null.</summary>
/// <typeparam name="T">The string enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StringEnumConverter<T> : JsonConverter<T>
    where T : struct, IStringEnum<T>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => T.From(JsonText.Read(ref reader)),
        _ => throw new JsonException("A string was expected."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value.Length == 0 ? null : value.Value);

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.From(JsonText.Read(ref reader));

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
