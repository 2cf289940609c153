using System.Text.Json;

namespace Withallo.Json.Shapes;

internal sealed class WordShape<T> : ValueShape<T>
    where T : struct, IOpenValue<T>
{
    public override bool TryRead(ref Utf8JsonReader reader, out T value)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            value = default;
            return false;
        }

        value = OpenValueConverter<T>.Read(ref reader);
        return true;
    }

    public override void Write(Utf8JsonWriter writer, T value) => writer.WriteStringValue(value.Value);
}
