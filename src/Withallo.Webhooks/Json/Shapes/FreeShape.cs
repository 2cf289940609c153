using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Withallo.Json.Shapes;

internal sealed class FreeShape : ValueShape<IReadOnlyDictionary<string, JsonElement>>
{
    public override bool TryRead(
        ref Utf8JsonReader reader, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, JsonElement> value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var members = new Dictionary<string, JsonElement>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref reader);
            reader.Read();
            members[name] = JsonElement.ParseValue(ref reader);
        }

        value = members;
        return true;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> value)
    {
        writer.WriteStartObject();
        foreach (var (name, element) in value)
        {
            writer.WritePropertyName(name);
            element.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
