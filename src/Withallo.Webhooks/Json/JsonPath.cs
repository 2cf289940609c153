using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Withallo.Json;

/// <summary>Finds a value in a webhook's data by its path.</summary>
internal static class JsonPath
{
    public static bool TryGet<T>(JsonElement envelope, string path, [MaybeNullWhen(false)] out T value)
        where T : IParsable<T>
    {
        value = default;
        try
        {
            return TryFind(envelope, path, out var element)
                && JsonText.Read(element) is { } text
                && TryParse(text, element.ValueKind, out value);
        }
        catch (InvalidOperationException)
        {
            // A member name somewhere in the object holds half a surrogate pair, and cannot be compared.
            return false;
        }
    }

    private static bool TryFind(JsonElement envelope, string path, out JsonElement element)
    {
        if (!TryGetMember(envelope, "data", out element) && !TryGetMember(envelope, "body", out element))
        {
            return false;
        }

        foreach (var step in path.Split('.'))
        {
            var found = element.ValueKind switch
            {
                JsonValueKind.Object => TryGetMember(element, step, out element)
                    || TryGetMember(element, SnakeCase(step), out element)
                    || TryGetMember(element, CamelCase(step), out element),
                JsonValueKind.Array => TryGetItem(element, step, out element),
                _ => false,
            };
            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    // On a miss the element stays what it was, so that another spelling can be tried.
    private static bool TryGetMember(JsonElement parent, string name, out JsonElement element)
    {
        if (parent.TryGetProperty(name, out element) && element.ValueKind != JsonValueKind.Null)
        {
            return true;
        }

        element = parent;
        return false;
    }

    private static bool TryGetItem(JsonElement parent, string step, out JsonElement element)
    {
        element = parent;
        if (!int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= parent.GetArrayLength())
        {
            return false;
        }

        element = parent[index];
        return true;
    }

    private static bool TryParse<T>(string text, JsonValueKind kind, [MaybeNullWhen(false)] out T value)
        where T : IParsable<T>
    {
        if (typeof(T) == typeof(string))
        {
            value = (T)(object)text;
            return true;
        }

        if (typeof(T) == typeof(DateTimeOffset))
        {
            var isDate = UtcDateTimeConverter.TryParse(Encoding.UTF8.GetBytes(text), out var date);
            value = (T)(object)date;
            return isDate;
        }

        // The invariant culture takes "1,5" for fifteen.
        value = default;
        return !(kind == JsonValueKind.String && text.Contains(',', StringComparison.Ordinal))
            && T.TryParse(text, CultureInfo.InvariantCulture, out value);
    }

    private static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(
        string.Concat(name.Split('_').Select(static word => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..])));
}
