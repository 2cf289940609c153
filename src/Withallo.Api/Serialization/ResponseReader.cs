using System.Runtime.InteropServices;
using System.Text.Json;
using Withallo.Json;

namespace Withallo.Api.Serialization;

/// <summary>
/// Reads the body of a success. What is inside it never makes it unreadable: only a body that is not JSON does, or one whose promised
/// part is missing or of another kind.
/// </summary>
internal abstract class ResponseReader
{
    /// <summary>The type that is read.</summary>
    public abstract Type Type { get; }

    /// <inheritdoc cref="ResponseReader{T}.Read"/>
    public abstract object? ReadObject(ReadOnlySpan<byte> body);

    /// <summary>An object under <c>data</c>, or under <c>data</c> in there.</summary>
    public static ResponseReader Object<T>()
        where T : AlloObject, new() => new ObjectReader<T>();

    /// <summary>A list under <c>data</c>, or under <c>data</c> in there; a success without any is an empty one.</summary>
    public static ResponseReader List<T>()
        where T : AlloObject, new() => new ListReader<T>();

    /// <summary>A page of API v1, which has <c>results</c>, under <c>data</c>, or under <c>data</c> in there; null is an empty one.</summary>
    public static ResponseReader ResultPage<T>()
        where T : AlloObject, new() => new ResultPageReader<T>();

    /// <summary>A page of API v2, which has <c>data</c> and is the whole body.</summary>
    public static ResponseReader Page<T>()
        where T : AlloObject, new() => new PageReader<T>();

    /// <summary>
    /// Reads the object the reader stands on. Where it has nothing of what it should have, but an object under <c>data</c>, that one
    /// is read in its place.
    /// </summary>
    /// <param name="reader">The reader.</param>
    /// <param name="isWhole">Whether an object has what was promised, told by the members that it has.</param>
    private static T ReadOrUnwrap<T>(ref Utf8JsonReader reader, Func<T, ulong, bool> isWhole)
        where T : AlloObject, new()
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        var start = reader;
        var value = new T();
        var present = value.ReadMembers(ref reader);
        var kept = value.AdditionalProperties;
        if (present != 0 && isWhole(value, present))
        {
            return value;
        }

        // An exception points to the beginning of the object.
        var end = reader;
        reader = start;
        if (kept is not null && kept.TryGetValue("data", out var data) && data.ValueKind == JsonValueKind.Object)
        {
            var inner = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(data));
            inner.Read();
            value = ReadOrUnwrap(ref inner, isWhole);
        }
        else if (!isWhole(value, present))
        {
            throw new JsonException();
        }

        reader = end;
        return value;
    }

    private sealed class ObjectReader<T> : DataReader<T>
        where T : AlloObject, new()
    {
        protected override T ReadData(ref Utf8JsonReader reader) => ReadOrUnwrap<T>(ref reader, static (_, _) => true);
    }

    private sealed class ListReader<T> : DataReader<IReadOnlyList<T>>
        where T : AlloObject, new()
    {
        protected override IReadOnlyList<T> WhenNull => [];

        protected override IReadOnlyList<T> WhenMissing => [];

        protected override IReadOnlyList<T> ReadData(ref Utf8JsonReader reader) =>
            ValueReader.ObjectList<T>(ref reader, "data"u8, out var rows) == MemberRead.Value ? rows! : throw new JsonException();
    }

    private sealed class ResultPageReader<T> : DataReader<ResultPage<T>>
        where T : AlloObject, new()
    {
        protected override ResultPage<T> WhenNull => new();

        // Allo may leave out the rows of an empty page, but then it says nothing else that is not known.
        protected override ResultPage<T> ReadData(ref Utf8JsonReader reader) => ReadOrUnwrap<ResultPage<T>>(
            ref reader,
            static (page, present) => page.AdditionalProperties is not { } kept || (present != 0 && !kept.ContainsKey("results")));
    }

    private sealed class PageReader<T> : ResponseReader<T>
        where T : AlloObject, new()
    {
        protected override T ReadBody(ref Utf8JsonReader reader) => ReadOrUnwrap<T>(
            ref reader,
            static (page, present) => page.IsPresent("data", present) && page.AdditionalProperties?.ContainsKey("data") is not true);
    }

    /// <summary>Unwraps the <c>{"data": …}</c> around all responses but the pages of API v2, here and nowhere else.</summary>
    private abstract class DataReader<T> : ResponseReader<T>
        where T : class
    {
        /// <summary>What <c>"data":null</c> means; null: an error.</summary>
        protected virtual T? WhenNull => null;

        protected abstract T ReadData(ref Utf8JsonReader reader);

        protected override T ReadBody(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                return WhenMissing ?? throw new JsonException();
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException();
            }

            T? value = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isData = JsonText.Equals(ref reader, "data"u8);
                reader.Read();
                if (!isData)
                {
                    reader.Skip();
                }
                else if (reader.TokenType != JsonTokenType.Null)
                {
                    value = ReadData(ref reader);
                }
                else
                {
                    value ??= WhenNull;
                }
            }

            return value ?? WhenMissing ?? throw new JsonException();
        }
    }
}
