using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Webhooks;
using Withallo.Webhooks.V2;

namespace Withallo.Json.Generator.Tests.Support;

/// <summary>
/// What a member must become of a value, by the rules of reading and not by their code. The text describes the value; null: it says
/// nothing; <see cref="Unreadable"/>: it is kept.
/// </summary>
internal static class Expectation
{
    public const string Unreadable = "(unreadable)";

    // Records that may come as a text.
    private static readonly HashSet<Type> _textRecords = [typeof(CallCompany), typeof(ContactCompany), typeof(CompanyRef), typeof(ReachableEndpoint)];

    public static string? Of(PropertyInfo member, JsonElement value)
    {
        var wrapped = member.GetCustomAttribute<AlloWrappedAttribute>()?.Name;
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (type == typeof(IReadOnlyDictionary<string, JsonElement>))
        {
            return value.ValueKind == JsonValueKind.Object ? $"{{{string.Join(",", value.EnumerateObject().Select(static of => of.Name).Distinct())}}}" : Unreadable;
        }

        return type.IsInterface ? List(type.GenericTypeArguments[0], wrapped, value) : One(type, wrapped, value);
    }

    /// <summary>A member's value as written by <see cref="Of"/>.</summary>
    public static string? Describe(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset date => date.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        AlloObject => "(object)",
        WebhookTopic topic => topic.Name,
        IReadOnlyDictionary<string, JsonElement> map => $"{{{string.Join(",", map.Keys)}}}",
        System.Collections.IEnumerable list => $"[{string.Join(",", list.Cast<object>().Select(Describe))}]",
        double or decimal or int or long => Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToString() is { Length: > 0 } text ? text : null,
    };

    private static string? List(Type item, string? wrapped, JsonElement value)
    {
        var isOfObjects = item.IsSubclassOf(typeof(AlloObject));
        if (isOfObjects && wrapped is not null && value.ValueKind == JsonValueKind.Object)
        {
            return value.TryGetProperty(wrapped, out var inner) && inner.ValueKind == JsonValueKind.Array ? List(item, null, inner) : Unreadable;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            var items = value.EnumerateArray().Select(row => One(item, wrapped, row)).Where(static row => row is not (null or Unreadable));
            return $"[{string.Join(",", items)}]";
        }

        // A scalar is a list of one, but only where the list is of scalars.
        var single = isOfObjects || value.ValueKind == JsonValueKind.Object ? Unreadable : One(item, null, value);
        return single is null or Unreadable ? single : $"[{single}]";
    }

    private static string? One(Type type, string? wrapped, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (type.IsSubclassOf(typeof(AlloObject)))
        {
            return value.ValueKind == JsonValueKind.Object || (value.ValueKind == JsonValueKind.String && _textRecords.Contains(type)) ? "(object)" : Unreadable;
        }

        if (wrapped is not null && value.ValueKind == JsonValueKind.Object)
        {
            return value.TryGetProperty(wrapped, out var inner) ? One(type, null, inner) ?? Unreadable : Unreadable;
        }

        // A scalar may stand in an array of one; a topic may not.
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.GetArrayLength() == 1 && type != typeof(WebhookTopic) ? One(type, null, value[0]) : Unreadable;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Object ? null : value.GetRawText();
        if (text is null)
        {
            return Unreadable;
        }

        var isText = value.ValueKind == JsonValueKind.String;
        var isNumber = value.ValueKind == JsonValueKind.Number;
        if (type == typeof(string))
        {
            return text;
        }

        if (type == typeof(WebhookTopic))
        {
            return isText && text.Length > 0 ? text : Unreadable;
        }

        // For everything else an empty text says nothing.
        if (isText && text.Length == 0)
        {
            return null;
        }

        if (AlloTypes.IsStringEnum(type))
        {
            return isText ? text : Unreadable;
        }

        if (type == typeof(bool))
        {
            return (isNumber, text) switch
            {
                (false, "true" or "false") => text,
                (true, "0") => "false",
                (true, "1") => "true",
                _ => Unreadable,
            };
        }

        if (type == typeof(DateTimeOffset) || type == typeof(DateOnly))
        {
            var date = (isNumber, text) switch
            {
                (true, "0") => null,
                (true, "3e9") => "2065-01-24T05:20:00.0000000Z",
                (true, "1705314600" or "1705314600000") or (false, "2024-01-15T10:30:00" or "2024-01-15T12:30:00.000+02:00") =>
                    "2024-01-15T10:30:00.0000000Z",
                (false, "2024-01-15") => "2024-01-15T00:00:00.0000000Z",
                _ => Unreadable,
            };
            return date is null or Unreadable || type == typeof(DateTimeOffset) ? date : date[..10];
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False
            || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
            || (type == typeof(decimal) && Math.Abs(number) > 7.9e28)
            || (type == typeof(int) && (number != Math.Truncate(number) || Math.Abs(number) > int.MaxValue))
            || (type == typeof(long) && (number != Math.Truncate(number) || Math.Abs(number) > 9.2e18)))
        {
            return Unreadable;
        }

        return number.ToString("R", CultureInfo.InvariantCulture);
    }
}
