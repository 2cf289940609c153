using System.Globalization;
using System.Text.Json;

namespace Withallo.Json.Shapes;

internal sealed class IntegerShape : ValueShape<long?>
{
    public override bool TryRead(ref Utf8JsonReader reader, out long? value)
    {
        long number = 0;
        var read = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetInt64(out number),
            JsonTokenType.String => long.TryParse(reader.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
        value = read ? number : null;
        return read;
    }

    public override void Write(Utf8JsonWriter writer, long? value) => writer.WriteNumberValue(value!.Value);
}
