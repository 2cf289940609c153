using System.Text.Json;

namespace Withallo.Json.Shapes;

/// <summary>One member of an object in a webhook's body.</summary>
/// <typeparam name="T">The object.</typeparam>
internal abstract class MemberShape<T>
{
    public abstract bool TryRead(ref Utf8JsonReader reader, T target);

    public abstract void Write(Utf8JsonWriter writer, T target);
}
