using System.Text.Json;

namespace Withallo.Json.Shapes;

/// <inheritdoc/>
internal sealed class MemberShape<T, TValue>(string name, ValueShape<TValue> shape, Func<T, TValue?>? get, Action<T, TValue> set)
    : MemberShape<T>
{
    private readonly JsonEncodedText _name = JsonEncodedText.Encode(name);

    public override bool TryRead(ref Utf8JsonReader reader, T target)
    {
        if (!shape.TryRead(ref reader, out var value))
        {
            return false;
        }

        set(target, value);
        return true;
    }

    public override void Write(Utf8JsonWriter writer, T target)
    {
        // What Allo did not say is not written either.
        if (get is null || get(target) is not { } value || EqualityComparer<TValue>.Default.Equals(value, default))
        {
            return;
        }

        writer.WritePropertyName(_name);
        shape.Write(writer, value);
    }
}
