using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Withallo.Json.Shapes;

/// <summary>How one kind of value stands in a webhook's body.</summary>
/// <typeparam name="T">The value.</typeparam>
internal abstract class ValueShape<T>
{
    /// <summary>
    /// Reads the value the reader stands on, which is never null. When the answer is <see langword="false"/> the value is of
    /// another kind than expected and the reader has not moved.
    /// </summary>
    public abstract bool TryRead(ref Utf8JsonReader reader, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes the value, which is never null.</summary>
    public abstract void Write(Utf8JsonWriter writer, T value);
}
