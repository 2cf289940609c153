using System.Globalization;
using System.Text.Json;

namespace Withallo.Testing.V2;

/// <summary>Which page a request asks for, from 1 and 20 rows unless it says otherwise (docs/allo-api/v2.md#conventions), and the response with it.</summary>
internal readonly record struct V2Page(int Number, int Size)
{
    public static V2Page Of(SandboxRequest request) => Of(request.QueryValue);

    public static V2Page Of(JsonBody body) => Of(body.Scalar);

    /// <summary>The page, and <c>pagination</c> beside it.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="write">Writes one.</param>
    /// <param name="writeMore">Writes further members of the root.</param>
    public Reply ToReply<T>(IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> write, Action<Utf8JsonWriter>? writeMore = null)
    {
        var page = this;
        return new Reply(200, WireJson.Write(rows, (json, rows) =>
        {
            json.WriteStartObject();
            page.Write(json, rows, write);
            writeMore?.Invoke(json);
            json.WriteEndObject();
        }));
    }

    /// <summary>The members <c>data</c> and <c>pagination</c>.</summary>
    public void Write<T>(Utf8JsonWriter json, IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> write)
    {
        var first = (int)Math.Min((Number - 1L) * Size, rows.Count);
        json.WritePropertyName("data");
        WireJson.WriteArray(json, rows.Skip(first).Take(Size), write);
        var totalPages = (rows.Count + Size - 1) / Size;
        WritePagination(json, Number, Size, rows.Count, totalPages);
    }

    public static void WritePagination(Utf8JsonWriter json, int page, int size, int totalCount, int totalPages)
    {
        json.WriteStartObject("pagination");
        json.WriteNumber("page", page);
        json.WriteNumber("size", size);
        json.WriteNumber("total_count", totalCount);
        json.WriteNumber("total_pages", totalPages);
        json.WriteBoolean("has_more", page < totalPages);
        json.WriteEndObject();
    }

    // The code for a bad page is documented nowhere: the one for a bad size.
    private static V2Page Of(Func<string, string?> find) =>
        new(Read(find, "page", 1, int.MaxValue), Read(find, "size", 20, 100));

    private static int Read(Func<string, string?> find, string name, int fallback, int max)
    {
        if (find(name) is not { } text)
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= max
            ? value
            : throw V2Errors.For("INVALID_PAGE_SIZE", name);
    }
}
