using System.Globalization;
using System.Text;
using System.Text.Json;
using Withallo.Webhooks;

namespace Withallo.Json;

/// <summary>
/// Reads the kinds of value that Allo's JSON is made of, each from every form that Allo has used for it. A scalar may stand in an
/// array of one.
/// </summary>
internal static class ValueReader
{
    private delegate MemberRead Read<T>(ref Utf8JsonReader reader, out T value);

    /// <summary>A text; a number or a boolean as it is written.</summary>
    public static MemberRead Text(ref Utf8JsonReader reader, out string? value)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                value = JsonText.Read(ref reader);
                return MemberRead.Value;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                value = Encoding.ASCII.GetString(JsonText.Raw(ref reader));
                return MemberRead.Value;
            default:
                return Single(ref reader, Text, out value);
        }
    }

    /// <summary>A text, or an object that has it under a name.</summary>
    public static MemberRead Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> wrappedIn, out string? value)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Text(ref reader, out value);
        }

        value = null;
        var inner = reader;
        if (!TryUnwrap(ref inner, wrappedIn) || Text(ref inner, out value) != MemberRead.Value)
        {
            return MemberRead.Unreadable;
        }

        reader.Skip();
        return MemberRead.Value;
    }

    /// <summary>A text of a string enum.</summary>
    public static MemberRead StringEnum(ref Utf8JsonReader reader, StringPool pool, out string? value)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return Single(ref reader, StringOnly, out value);
        }

        value = pool.Read(ref reader);
        return value.Length == 0 ? MemberRead.Nothing : MemberRead.Value;
    }

    /// <summary>A boolean, as such, as text or as 0 or 1.</summary>
    public static MemberRead Flag(ref Utf8JsonReader reader, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True;
        switch (reader.TokenType)
        {
            case JsonTokenType.True or JsonTokenType.False:
                return MemberRead.Value;
            case JsonTokenType.Number when reader.TryGetInt64(out var number) && number is 0 or 1:
                value = number == 1;
                return MemberRead.Value;
            case JsonTokenType.String:
                var text = JsonText.Utf8(ref reader);
                value = text.SequenceEqual("true"u8);
                return value || text.SequenceEqual("false"u8) ? MemberRead.Value : OfText(text, isRead: false);
            default:
                return Single(ref reader, Flag, out value);
        }
    }

    /// <summary>A number, or a text that is one.</summary>
    public static MemberRead Number(ref Utf8JsonReader reader, out double value)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDouble(out value) && double.IsFinite(value) ? MemberRead.Value : MemberRead.Unreadable;
            case JsonTokenType.String:
                var text = JsonText.Utf8(ref reader);
                return OfText(text, double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value));
            default:
                return Single(ref reader, Number, out value);
        }
    }

    /// <inheritdoc cref="Number(ref Utf8JsonReader, out double)"/>
    public static MemberRead Number(ref Utf8JsonReader reader, out decimal value)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out value) ? MemberRead.Value : MemberRead.Unreadable;
            case JsonTokenType.String:
                var text = JsonText.Utf8(ref reader);
                return OfText(text, decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value));
            default:
                return Single(ref reader, Number, out value);
        }
    }

    /// <summary>A whole number, or a text that is one; <c>5.0</c> is whole.</summary>
    public static MemberRead Number(ref Utf8JsonReader reader, out long value)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value))
        {
            return MemberRead.Value;
        }

        var start = reader;
        var read = Number(ref reader, out decimal number);
        if (read == MemberRead.Value && (number != decimal.Truncate(number) || number is < long.MinValue or > long.MaxValue))
        {
            reader = start;
            read = MemberRead.Unreadable;
        }

        value = read == MemberRead.Value ? (long)number : 0;
        return read;
    }

    /// <inheritdoc cref="Number(ref Utf8JsonReader, out long)"/>
    public static MemberRead Number(ref Utf8JsonReader reader, out int value)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out value))
        {
            return MemberRead.Value;
        }

        var start = reader;
        var read = Number(ref reader, out long number);
        value = unchecked((int)number);
        if (value != number)
        {
            value = 0;
            reader = start;
            read = MemberRead.Unreadable;
        }

        return read;
    }

    /// <summary>A date as ISO 8601, UTC unless it names an offset; or as seconds or milliseconds since 1970, whichever its size makes it.</summary>
    public static MemberRead Date(ref Utf8JsonReader reader, out DateTimeOffset value)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                var text = JsonText.Utf8(ref reader);
                return OfText(text, UtcDateTimeConverter.TryParse(text, out value));
            case JsonTokenType.Number:
                value = default;
                return reader.TryGetDecimal(out var number) ? Epoch(number, out value) : MemberRead.Unreadable;
            default:
                return Single(ref reader, Date, out value);
        }
    }

    /// <summary>A day: the date of what <see cref="Date(ref Utf8JsonReader, out DateTimeOffset)"/> reads.</summary>
    public static MemberRead Date(ref Utf8JsonReader reader, out DateOnly value)
    {
        var read = Date(ref reader, out DateTimeOffset date);
        value = DateOnly.FromDateTime(date.DateTime);
        return read;
    }

    /// <summary>An object whose names are the account's own.</summary>
    public static MemberRead Map(ref Utf8JsonReader reader, out IReadOnlyDictionary<string, JsonElement>? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return MemberRead.Unreadable;
        }

        var members = new Dictionary<string, JsonElement>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref reader);
            reader.Read();
            members[name] = JsonText.ReadElement(ref reader);
        }

        value = members;
        return MemberRead.Value;
    }

    /// <summary>An object, or a text that stands for it.</summary>
    public static MemberRead Object<T>(ref Utf8JsonReader reader, out T? value)
        where T : AlloObject, new()
    {
        value = null;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            value = new T();
            value.ReadMembers(ref reader);
        }
        else if (reader.TokenType == JsonTokenType.String && new T() is var made && made.TrySetText(JsonText.Read(ref reader)))
        {
            value = made;
        }

        return value is null ? MemberRead.Unreadable : MemberRead.Value;
    }

    /// <summary>A list of objects; rows that are none are left out.</summary>
    public static MemberRead ObjectList<T>(ref Utf8JsonReader reader, out IReadOnlyList<T>? value)
        where T : AlloObject, new()
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return MemberRead.Unreadable;
        }

        using var rows = new ListBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Object<T>(ref reader, out var row) == MemberRead.Value)
            {
                rows.Add(row!);
            }
            else
            {
                reader.Skip();
            }
        }

        value = rows.ToArray<T>();
        return MemberRead.Value;
    }

    /// <summary>A list of objects, or an object that has it under a name.</summary>
    public static MemberRead ObjectList<T>(ref Utf8JsonReader reader, ReadOnlySpan<byte> wrappedIn, out IReadOnlyList<T>? value)
        where T : AlloObject, new()
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ObjectList(ref reader, out value);
        }

        value = null;
        var inner = reader;
        if (!TryUnwrap(ref inner, wrappedIn) || ObjectList(ref inner, out value) != MemberRead.Value)
        {
            return MemberRead.Unreadable;
        }

        reader.Skip();
        return MemberRead.Value;
    }

    /// <summary>A list of texts; a single one is a list of one, and items that are none are left out.</summary>
    public static MemberRead TextList(ref Utf8JsonReader reader, out IReadOnlyList<string>? value) => TextList(ref reader, [], out value);

    /// <summary>A list of texts or of objects that have them under a name.</summary>
    public static MemberRead TextList(ref Utf8JsonReader reader, ReadOnlySpan<byte> wrappedIn, out IReadOnlyList<string>? value)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            var read = Text(ref reader, out var single);
            value = single is null ? null : [single];
            return read;
        }

        using var items = new ListBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Text(ref reader, wrappedIn, out var text) == MemberRead.Value)
            {
                items.Add(text!);
            }
            else
            {
                reader.Skip();
            }
        }

        value = items.ToArray<string>();
        return MemberRead.Value;
    }

    /// <summary>A list of values of a string enum; a single one is a list of one, and items that are no text are left out.</summary>
    public static MemberRead StringEnumList<T>(ref Utf8JsonReader reader, out IReadOnlyList<T>? value)
        where T : struct, IStringEnum<T> =>
        List(
            ref reader,
            static (ref Utf8JsonReader reader, out T value) =>
            {
                var read = StringOnly(ref reader, out var text);
                value = T.From(text);
                return read;
            },
            out value);

    /// <summary>A list of webhook topics; a single one is a list of one, and items that are no text are left out.</summary>
    public static MemberRead TopicList(ref Utf8JsonReader reader, out IReadOnlyList<WebhookTopic>? value) =>
        List(
            ref reader,
            static (ref Utf8JsonReader reader, out WebhookTopic value) =>
            {
                value = reader.TokenType == JsonTokenType.String && JsonText.Read(ref reader) is var name && !string.IsNullOrWhiteSpace(name)
                    ? WebhookTopic.FromName(name)
                    : null!;
                return value is null ? MemberRead.Unreadable : MemberRead.Value;
            },
            out value);

    private static MemberRead StringOnly(ref Utf8JsonReader reader, out string? value)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return Single(ref reader, StringOnly, out value);
        }

        value = JsonText.Read(ref reader);
        return value.Length == 0 ? MemberRead.Nothing : MemberRead.Value;
    }

    /// <summary>
    /// A date as a number: seconds if it is then after September 2001, milliseconds if it is far too large for seconds. 0 says nothing.
    /// </summary>
    private static MemberRead Epoch(decimal number, out DateTimeOffset value)
    {
        const decimal FirstSecond = 1e9m, LastSecond = 1e11m, FirstMillisecond = 1e12m, LastMillisecond = 253402300799999m;

        value = default;
        var milliseconds = number is >= FirstSecond and < LastSecond ? number * 1000 : number;
        if (milliseconds is >= FirstMillisecond and <= LastMillisecond)
        {
            value = DateTimeOffset.UnixEpoch.AddTicks((long)(milliseconds * TimeSpan.TicksPerMillisecond));
            return MemberRead.Value;
        }

        return number == 0 ? MemberRead.Nothing : MemberRead.Unreadable;
    }

    /// <summary>Of a text that should hold something else: an empty one says nothing.</summary>
    private static MemberRead OfText(ReadOnlySpan<byte> text, bool isRead) =>
        isRead ? MemberRead.Value : text.IsEmpty ? MemberRead.Nothing : MemberRead.Unreadable;

    /// <summary>Reads a scalar out of an array that has nothing else.</summary>
    private static MemberRead Single<T>(ref Utf8JsonReader reader, Read<T> read, out T value)
    {
        value = default!;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return reader.TokenType == JsonTokenType.Null ? MemberRead.Nothing : MemberRead.Unreadable;
        }

        var item = reader;
        item.Read();
        if (item.TokenType == JsonTokenType.EndArray)
        {
            return MemberRead.Unreadable;
        }

        var result = read(ref item, out var found);
        if (result == MemberRead.Unreadable || !item.Read() || item.TokenType != JsonTokenType.EndArray)
        {
            return MemberRead.Unreadable;
        }

        value = found;
        reader = item;
        return result;
    }

    private static MemberRead List<T>(ref Utf8JsonReader reader, Read<T> read, out IReadOnlyList<T>? value)
    {
        var items = new List<T>();
        value = items;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            var single = read(ref reader, out var item);
            if (single == MemberRead.Value)
            {
                items.Add(item);
            }

            return single;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var result = read(ref reader, out var item);
            if (result == MemberRead.Value)
            {
                items.Add(item);
            }
            else if (result == MemberRead.Unreadable)
            {
                reader.Skip();
            }
        }

        return MemberRead.Value;
    }

    /// <summary>Moves from an object to the last value that it has under a name.</summary>
    private static bool TryUnwrap(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        var found = false;
        var members = reader;
        while (members.Read() && members.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = JsonText.Equals(ref members, name);
            members.Read();
            if (isIt && members.TokenType != JsonTokenType.Null)
            {
                found = true;
                reader = members;
            }

            members.Skip();
        }

        return found;
    }
}
