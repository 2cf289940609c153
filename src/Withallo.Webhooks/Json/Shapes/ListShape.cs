using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Withallo.Json.Shapes;

internal sealed class ListShape<T>(ValueShape<T?> item) : ValueShape<IReadOnlyList<T>>
    where T : class
{
    public override bool TryRead(ref Utf8JsonReader reader, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (item.TryRead(ref reader, out var next))
            {
                items.Add(next!);
            }
            else
            {
                reader.Skip();
            }
        }

        value = items;
        return true;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value)
    {
        writer.WriteStartArray();
        foreach (var next in value)
        {
            item.Write(writer, next);
        }

        writer.WriteEndArray();
    }
}
