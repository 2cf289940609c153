using System.Text.Json;

namespace Withallo.Testing.V1;

/// <summary>
/// A request's JSON object. What Allo says to bodies it cannot read is documented for API v2 only: its codes, in v1's shape.
/// </summary>
internal readonly struct V1Body
{
    private readonly JsonElement _root;

    private V1Body(JsonElement root) => _root = root;

    public static V1Body Of(SandboxRequest request)
    {
        var mediaType = request.ContentType?.Split(';')[0].Trim();
        if (!string.Equals(mediaType, "application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusalException(415, "UNSUPPORTED_MEDIA_TYPE");
        }

        try
        {
            using var document = JsonDocument.Parse(request.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new V1Body(document.RootElement.Clone())
                : throw new RefusalException(400, "INVALID_REQUEST_BODY");
        }
        catch (JsonException)
        {
            throw new RefusalException(400, "INVALID_REQUEST_BODY");
        }
    }

    public bool Has(string name) => _root.TryGetProperty(name, out _);

    /// <summary>A text; null when it is null or missing.</summary>
    public string? Text(string name) => Find(name, JsonValueKind.String, out var value) ? Read(name, value) : null;

    /// <summary>A list of texts; null when it is null or missing.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (!Find(name, JsonValueKind.Array, out var list))
        {
            return null;
        }

        return [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? Read(name, item) : throw WrongType(name))];
    }

    /// <summary>True or false; null when it is null or missing.</summary>
    public bool? Flag(string name)
    {
        if (!_root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw WrongType(name);
    }

    private static string Read(string name, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Not UTF-8, or half a surrogate pair.
            throw WrongType(name);
        }
    }

    private bool Find(string name, JsonValueKind kind, out JsonElement value)
    {
        if (!_root.TryGetProperty(name, out value) || value.ValueKind == JsonValueKind.Null)
        {
            return false;
        }

        return value.ValueKind == kind ? true : throw WrongType(name);
    }

    private static RefusalException WrongType(string name) => new(400, "INVALID_REQUEST_BODY", "has the wrong type", name);
}
