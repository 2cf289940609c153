using System.Globalization;
using System.Text.Json;

namespace Withallo.Testing.V1;

/// <summary>Which page a request asks for (docs/allo-api/v1.md#pages), and the response with it.</summary>
internal readonly record struct V1Page(int Number, int Size)
{
    /// <summary>Reads <c>page</c> and <c>size</c>. Allo documents their ranges, not the error: 400 with the usual body.</summary>
    public static V1Page Of(SandboxRequest request) =>
        new(Read(request, "page", 0, 0, int.MaxValue), Read(request, "size", 10, 1, 100));

    /// <summary>The page, its metadata flat as calls have it (docs/allo-api/v1.md#page-metadata).</summary>
    public Reply ToFlatReply<T>(IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> write) => ToReply(rows, write, nested: false);

    /// <summary>The page, its metadata under <c>pagination</c> as contacts and conversations have it (docs/allo-api/v1.md#page-metadata).</summary>
    public Reply ToNestedReply<T>(IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> write) => ToReply(rows, write, nested: true);

    private static int Read(SandboxRequest request, string name, int fallback, int min, int max)
    {
        if (request.QueryValue(name) is not { } text)
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw new ErrorResponseException(400, "VALIDATION_ERROR", max == int.MaxValue ? "must be 0 or more" : "must be from 1 to 100", name);
    }

    private Reply ToReply<T>(IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> write, bool nested)
    {
        var (number, size) = this;
        var first = (int)Math.Min((long)number * size, rows.Count);
        var page = rows.Skip(first).Take(size);
        return WireJson.Data(page, (json, page) =>
        {
            json.WriteStartObject();
            json.WritePropertyName("results");
            WireJson.WriteArray(json, page, write);
            json.WriteStartObject("metadata");
            if (nested)
            {
                json.WriteStartObject("pagination");
            }

            json.WriteNumber("total_pages", (rows.Count + size - 1) / size);
            json.WriteNumber("current_page", number);
            if (nested)
            {
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
    }
}
