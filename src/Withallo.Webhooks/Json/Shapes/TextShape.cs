using System.Text;
using System.Text.Json;

namespace Withallo.Json.Shapes;

internal sealed class TextShape : ValueShape<string?>
{
    public override bool TryRead(ref Utf8JsonReader reader, out string? value)
    {
        value = reader.TokenType switch
        {
            JsonTokenType.String => JsonText.Read(ref reader),
            JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
            _ => null,
        };
        return value is not null;
    }

    public override void Write(Utf8JsonWriter writer, string? value) => writer.WriteStringValue(value);
}
