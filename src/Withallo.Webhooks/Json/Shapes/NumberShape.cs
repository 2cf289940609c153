using System.Globalization;
using System.Text.Json;

namespace Withallo.Json.Shapes;

internal sealed class NumberShape : ValueShape<decimal?>
{
    public override bool TryRead(ref Utf8JsonReader reader, out decimal? value)
    {
        decimal number = 0;
        var read = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDecimal(out number),
            JsonTokenType.String => decimal.TryParse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
        value = read ? number : null;
        return read;
    }

    public override void Write(Utf8JsonWriter writer, decimal? value) => writer.WriteNumberValue(value!.Value);
}
