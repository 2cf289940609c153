using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Json;

/// <summary>Has System.Text.Json read and write an object of Allo's as the SDK does: in Allo's names, whatever the options say.</summary>
/// <typeparam name="T">The object.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlloObjectConverter<T> : JsonConverter<T>
    where T : AlloObject, new()
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ValueReader.Object<T>(ref reader, out var value) == MemberRead.Value ? value : throw new JsonException("An object was expected.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => value.Write(writer);
}
