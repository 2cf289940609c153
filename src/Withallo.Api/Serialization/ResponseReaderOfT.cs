using System.Text.Json;
using Withallo.Json;

namespace Withallo.Api.Serialization;

/// <inheritdoc/>
/// <typeparam name="T">The type that is read.</typeparam>
internal abstract class ResponseReader<T> : ResponseReader
    where T : class
{
    /// <inheritdoc/>
    public override Type Type => typeof(T);

    /// <inheritdoc/>
    public sealed override object? ReadObject(ReadOnlySpan<byte> body) => Read(body);

    /// <summary>Reads a body; null: it is empty, which means nothing.</summary>
    /// <param name="body">The body, UTF-8.</param>
    /// <exception cref="JsonException">It is not JSON, or not what was promised; the exception says where.</exception>
    public T? Read(ReadOnlySpan<byte> body)
    {
        var utf8 = JsonText.WithoutMark(body);
        if (utf8.IsEmpty)
        {
            return WhenMissing;
        }

        var reader = new Utf8JsonReader(utf8);
        try
        {
            reader.Read();
            var value = ReadBody(ref reader);

            // Throws when something follows.
            reader.Read();
            return value;
        }
        catch (JsonException exception) when (exception.LineNumber is null)
        {
            var before = utf8[..(int)reader.TokenStartIndex];
            throw new JsonException(null, null, before.Count((byte)'\n'), before.Length - 1 - before.LastIndexOf((byte)'\n'));
        }
    }

    /// <summary>What a success without a value means; null: an error.</summary>
    protected virtual T? WhenMissing => null;

    /// <summary>Reads the value the reader stands on, which is the whole body.</summary>
    /// <exception cref="JsonException">It is not what was promised.</exception>
    protected abstract T ReadBody(ref Utf8JsonReader reader);
}
