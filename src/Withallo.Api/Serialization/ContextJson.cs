using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Withallo.Json;

namespace Withallo.Api.Serialization;

/// <summary>
/// The bodies of a user's own interface, with his serializer context: what stands under <c>data</c>, or the whole body for a
/// <see cref="JsonElement"/> and for a type that says so.
/// </summary>
internal sealed class ContextJson(JsonSerializerContext context) : IResponseJson
{
    public bool TryRead<T>(ReadOnlySpan<byte> body, out T? value)
    {
        var utf8 = JsonText.Utf8Of(body);
        value = default;
        if (typeof(T) == typeof(JsonElement))
        {
            if (!utf8.IsEmpty)
            {
                var whole = new Utf8JsonReader(utf8);
                value = (T)(object)JsonElement.ParseValue(ref whole);
                // Throws when something follows the value.
                whole.Read();
            }

            return true;
        }

        if (utf8.IsEmpty)
        {
            return false;
        }

        var typeInfo = Find<T>();
        if (typeof(IWholeResponse).IsAssignableFrom(typeof(T)))
        {
            value = JsonSerializer.Deserialize(utf8, typeInfo);
            return value is not null;
        }

        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            if (isData)
            {
                value = JsonSerializer.Deserialize(ref reader, typeInfo);
            }
            else
            {
                reader.Skip();
            }
        }

        // Throws when something follows the object.
        reader.Read();
        return value is not null;
    }

    public byte[] Write<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, Find<T>());

    private JsonTypeInfo<T> Find<T>() => context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new NotSupportedException($"{context.GetType().Name} does not know {typeof(T)}: add [JsonSerializable(typeof(…))] for it.");
}
