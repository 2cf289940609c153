using System.Text.Json;

namespace Withallo.Json.Shapes;

internal sealed class DateShape : ValueShape<DateTimeOffset?>
{
    public override bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset? value)
    {
        if (reader.TokenType == JsonTokenType.String && UtcDateTimeConverter.TryRead(ref reader, out var date))
        {
            value = date;
            return true;
        }

        value = null;
        return false;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value) => writer.WriteStringValue(value!.Value.UtcDateTime);
}
