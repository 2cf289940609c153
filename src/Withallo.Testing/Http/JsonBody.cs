using System.Text.Json;

namespace Withallo.Testing;

/// <summary>
/// A request's JSON object, or an object in it. What Allo responds to bodies it cannot read is documented for API v2 only: v1 uses
/// the same codes in its own error body.
/// </summary>
internal readonly struct JsonBody
{
    private readonly JsonElement _root;

    private JsonBody(JsonElement root) => _root = root;

    public static JsonBody Of(SandboxRequest request)
    {
        var mediaType = request.ContentType?.Split(';')[0].Trim();
        if (!string.Equals(mediaType, "application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ErrorResponseException(415, "UNSUPPORTED_MEDIA_TYPE");
        }

        return Parse(request.Body);
    }

    /// <summary>The body of an operation that can do without one.</summary>
    public static JsonBody OfOptional(SandboxRequest request) => request.Body.IsEmpty ? Parse("{}"u8.ToArray()) : Of(request);

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

    /// <summary>A number; null when it is null or missing.</summary>
    public decimal? Number(string name)
    {
        if (!Find(name, JsonValueKind.Number, out var value))
        {
            return null;
        }

        return value.TryGetDecimal(out var number) ? number : throw WrongType(name);
    }

    /// <summary>A value as it would stand in a query; null when it is null or missing. For what is checked there and here alike.</summary>
    public string? Scalar(string name) =>
        _root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value.ValueKind == JsonValueKind.String ? Read(name, value) : value.GetRawText()
            : null;

    /// <summary>An object; null when it is null or missing.</summary>
    public JsonBody? Object(string name) => Find(name, JsonValueKind.Object, out var value) ? new JsonBody(value) : null;

    /// <summary>A list of objects; null when it is null or missing.</summary>
    public IReadOnlyList<JsonBody>? Objects(string name)
    {
        if (!Find(name, JsonValueKind.Array, out var list))
        {
            return null;
        }

        return [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object ? new JsonBody(item) : throw WrongType(name))];
    }

    private static JsonBody Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonBody(document.RootElement.Clone())
                : throw new ErrorResponseException(400, "INVALID_REQUEST_BODY");
        }
        catch (JsonException)
        {
            throw new ErrorResponseException(400, "INVALID_REQUEST_BODY");
        }
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

    private static ErrorResponseException WrongType(string name) => new(400, "INVALID_REQUEST_BODY", "has the wrong type", name);
}
