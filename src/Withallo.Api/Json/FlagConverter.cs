using System.Text.Json;
using System.Text.Json.Serialization;

namespace Withallo.Api.Json;

/// <summary>A flag of API v1: null says nothing, as everywhere, and must not make a whole list unreadable.</summary>
internal sealed class FlagConverter : JsonConverter<bool>
{
    public override bool HandleNull => true;

    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False or JsonTokenType.Null => false,
        _ => throw new JsonException("A boolean was expected."),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
