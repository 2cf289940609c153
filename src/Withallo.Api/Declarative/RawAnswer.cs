using System.Text.Json;

namespace Withallo.Api.Declarative;

/// <summary>The whole body as JSON of any shape; an empty one is <see cref="JsonValueKind.Undefined"/>.</summary>
internal sealed class RawAnswer : Answer<JsonElement>
{
    public static RawAnswer Instance { get; } = new();

    public override bool TryRead(ReadOnlySpan<byte> utf8, out JsonElement value)
    {
        value = default;
        if (utf8.IsEmpty)
        {
            return true;
        }

        var reader = new Utf8JsonReader(utf8);
        value = JsonElement.ParseValue(ref reader);
        // Throws when something follows the value.
        reader.Read();
        return true;
    }
}
