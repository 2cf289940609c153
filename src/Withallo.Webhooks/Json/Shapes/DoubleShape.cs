using System.Globalization;
using System.Text.Json;

namespace Withallo.Json.Shapes;

internal sealed class DoubleShape : ValueShape<double?>
{
    public override bool TryRead(ref Utf8JsonReader reader, out double? value)
    {
        double number = 0;
        var read = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDouble(out number),
            JsonTokenType.String => double.TryParse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number),
            _ => false,
        };
        value = read ? number : null;
        return read;
    }

    public override void Write(Utf8JsonWriter writer, double? value) => writer.WriteNumberValue(value!.Value);
}
