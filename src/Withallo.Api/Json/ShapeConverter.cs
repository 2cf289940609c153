using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json.Shapes;

namespace Withallo.Api.Json;

/// <summary>
/// Has the serializer read and write a type by its shape: for what long answers consist of, since that takes three quarters of the
/// serializer's own time (docs/performance.md).
/// </summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class ShapeConverter<T> : JsonConverter<T>
    where T : class
{
    /// <summary>The shape; asked for when the first value is read.</summary>
    protected abstract ObjectShape<T> Shape { get; }

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Shape.TryRead(ref reader, out var value) ? value : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => Shape.Write(writer, value);
}
