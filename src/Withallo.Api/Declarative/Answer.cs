using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Withallo.Api.Json;

namespace Withallo.Api.Declarative;

/// <summary>How the body of a success becomes a value.</summary>
/// <typeparam name="T">The value.</typeparam>
internal abstract class Answer<T>
{
    /// <summary>Whether the body is read at all.</summary>
    public virtual bool ReadsBody => true;

    /// <summary>Reads the value; <see langword="false"/> when there is none and that is an error.</summary>
    /// <exception cref="JsonException">The body is not what was promised.</exception>
    public abstract bool TryRead(ReadOnlySpan<byte> utf8, out T value);
}

/// <summary>The kinds of answer, as the generated code names them.</summary>
internal static class Answer
{
    /// <summary>No answer: a 204, or a 200 whose body nobody declared.</summary>
    public static Answer<Nothing> None { get; } = new NoAnswer();

    /// <summary>The value under <c>data</c>.</summary>
    /// <param name="envelope">How to read it.</param>
    /// <param name="whenMissing">What a success without <c>data</c> means; null: an error.</param>
    public static Answer<T> Data<T>(JsonTypeInfo<DataEnvelope<T>> envelope, Func<T>? whenMissing = null) =>
        ResponseReaders.Find(typeof(T)) is { } reader ? new ReaderAnswer<T>(reader) : new DataAnswer<T>(envelope, whenMissing);

    /// <summary>The whole body.</summary>
    /// <param name="body">How to read it.</param>
    /// <param name="whenMissing">What an empty body means; null: an error.</param>
    public static Answer<T> Whole<T>(JsonTypeInfo<T> body, Func<T>? whenMissing = null) =>
        ResponseReaders.Find(typeof(T)) is { } reader ? new ReaderAnswer<T>(reader) : new WholeAnswer<T>(body, whenMissing);

    private static bool OrMissing<T>(T? read, Func<T>? whenMissing, out T value)
    {
        value = read is not null ? read : whenMissing is not null ? whenMissing() : default!;
        return value is not null;
    }

    private sealed class DataAnswer<T>(JsonTypeInfo<DataEnvelope<T>> envelope, Func<T>? whenMissing) : Answer<T>
    {
        public override bool TryRead(ReadOnlySpan<byte> utf8, out T value)
        {
            var body = utf8.IsEmpty ? null : JsonSerializer.Deserialize(utf8, envelope);
            return OrMissing(body is null ? default : body.Data, whenMissing, out value);
        }
    }

    private sealed class ReaderAnswer<T>(ResponseReader reader) : Answer<T>
    {
        public override bool TryRead(ReadOnlySpan<byte> utf8, out T value)
        {
            // An empty body is missing, and not unreadable, unless it means something.
            try
            {
                value = (T)reader.ReadObject(utf8);
            }
            catch (JsonException) when (utf8.IsEmpty)
            {
                value = default!;
            }

            return value is not null;
        }
    }

    private sealed class WholeAnswer<T>(JsonTypeInfo<T> body, Func<T>? whenMissing) : Answer<T>
    {
        public override bool TryRead(ReadOnlySpan<byte> utf8, out T value) =>
            OrMissing(utf8.IsEmpty ? default : JsonSerializer.Deserialize(utf8, body), whenMissing, out value);
    }

    private sealed class NoAnswer : Answer<Nothing>
    {
        public override bool ReadsBody => false;

        public override bool TryRead(ReadOnlySpan<byte> utf8, out Nothing value)
        {
            value = default;
            return true;
        }
    }
}
