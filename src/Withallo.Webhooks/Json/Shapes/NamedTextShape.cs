using System.Text;
using System.Text.Json;

namespace Withallo.Json.Shapes;

internal sealed class NamedTextShape(string memberName) : ValueShape<string?>
{
    private readonly byte[] _memberName = Encoding.UTF8.GetBytes(memberName);

    public override bool TryRead(ref Utf8JsonReader reader, out string? value)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Wire.Text.TryRead(ref reader, out value);
        }

        value = null;
        var start = reader;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var wanted = JsonText.Equals(ref reader, _memberName);
            reader.Read();
            if (wanted && Wire.Text.TryRead(ref reader, out var text))
            {
                value = text;
            }

            reader.Skip();
        }

        if (value is null)
        {
            reader = start;
        }

        return value is not null;
    }

    public override void Write(Utf8JsonWriter writer, string? value) => writer.WriteStringValue(value);
}
